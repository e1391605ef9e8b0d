from django.apps import AppConfig

from portal.base import discovery


class BaseConfig(AppConfig):
    name = "portal.base"
    verbose_name = "Nền tảng"

    def ready(self) -> None:
        discovery.load("checks")
