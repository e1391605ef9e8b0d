"""Addresses of what a Site looks like."""

from django.urls import path

from portal.identity import views

app_name = "identity"
urlpatterns = [
    path("giao-dien/<str:name>.css", views.colours, name="colours"),
]
