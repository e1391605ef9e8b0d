"""The WSGI application that granian serves: the front around Django."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django = get_wsgi_application()


def _with_front():
    # Needs the applications that get_wsgi_application() has set up.
    from portal.front.start import around  # noqa: PLC0415

    return around(django) if settings.PAGE_CACHE_MB and not settings.DEBUG else django


application = _with_front()
