from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class DeskAdminConfig(admin_apps.AdminConfig):
    """django.contrib.admin with our site class."""

    default = False
    default_site = "portal.desk.site.DeskSite"


class DeskConfig(AppConfig):
    name = "portal.desk"
    verbose_name = "Bàn làm việc"
    default = True
