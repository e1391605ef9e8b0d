"""A database that goes away during a request is an outage (503), not an error of the page."""

import logging

from django.db import InterfaceError, OperationalError

from portal.pages import views

log = logging.getLogger(__name__)


class OutageMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, OperationalError | InterfaceError):
            return None
        log.error("The database does not answer.", exc_info=exception)
        return views.unavailable(request)
