from django.apps import AppConfig


class LayoutConfig(AppConfig):
    name = "portal.layout"
    verbose_name = "Giao diện"
