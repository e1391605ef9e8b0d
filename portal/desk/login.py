"""Logging in on any host: Django's own views look the Site up by host, and 127.0.0.1 has none."""

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.views import LoginView


class DeskLoginView(LoginView):
    authentication_form = AdminAuthenticationForm
    template_name = "admin/login.html"

    def get_context_data(self, **kwargs) -> dict:
        context = super(LoginView, self).get_context_data(**kwargs)
        return {**context, self.redirect_field_name: self.get_redirect_url(), **(self.extra_context or {})}
