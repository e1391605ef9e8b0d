"""Addresses, grouped by path; each app keeps its own list."""

from django.contrib import admin
from django.urls import include, path

handler400 = "portal.pages.views.bad_request"
handler403 = "portal.pages.views.permission_denied"
handler404 = "portal.pages.views.not_found"
handler500 = "portal.pages.views.server_error"

urlpatterns = [
    # /quan-tri/
    path("quan-tri/", include("portal.publishing.urls")),
    path("quan-tri/", include("portal.layout.urls")),
    path("quan-tri/", admin.site.urls),
    # /chuyen-muc/ /bai-viet/ /hinh-anh/ /rss/
    path("", include("articles.urls")),
    # /van-ban/
    path("", include("documents.urls")),
    # /giao-dien/
    path("", include("portal.identity.urls")),
    # /thong-ke.json
    path("", include("portal.visits.urls")),
    # / /gioi-thieu/ /tim-kiem/ /so-do-cong/ /sitemap.xml /robots.txt /healthz /readyz /media/
    path("", include("portal.pages.urls")),
]
