"""The portal's own public addresses."""

from django.urls import path

from portal.pages import engines, views
from portal.publishing.views import media_file

app_name = "pages"
urlpatterns = [
    # /
    path("", views.home, name="home"),
    # /gioi-thieu/
    path("gioi-thieu/<slug:slug>/", views.page, name="page"),
    # /tim-kiem/ /so-do-cong/
    path("tim-kiem/", views.search, name="search"),
    path("so-do-cong/", views.sitemap, name="sitemap"),
    # for engines
    path("sitemap.xml", engines.index, name="sitemap_index"),
    path("sitemap-<slug:name>.xml", engines.section, name="sitemap_section"),
    path("robots.txt", engines.robots, name="robots"),
    # /media/
    path("media/<str:folder>/<str:name>", media_file, name="media"),
    # for watchers
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]
