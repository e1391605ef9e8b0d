from django.urls import path

from portal.layout import views

app_name = "layout"
urlpatterns = [
    # /quan-tri/xem-thu/noi-dung/
    path("xem-thu/noi-dung/", views.preview_choices, name="preview_choices"),
]
