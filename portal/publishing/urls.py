"""Addresses of staff work that is no model admin; below /quan-tri/."""

from django.urls import path

from portal.publishing import views

app_name = "publishing"
urlpatterns = [
    path("anh/tai-len/", views.upload_image, name="upload_image"),
]
