from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "portal.identity"
    verbose_name = "Danh tính và quyền"
