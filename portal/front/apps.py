from django.apps import AppConfig


class FrontConfig(AppConfig):
    name = "portal.front"
    verbose_name = "Cửa trước"
