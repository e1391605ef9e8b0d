"""Public addresses of the documents."""

from django.urls import path

from documents import api, feeds, views

app_name = "documents"
urlpatterns = [
    # /van-ban/
    path("van-ban/", views.index, name="index"),
    path("van-ban/rss/", feeds.newest, name="feed"),
    path("van-ban/tep/<int:pk>/<str:name>", views.download, name="download"),
    path("van-ban/<slug:slug>-<int:pk>/", views.detail, name="detail"),
    # /api/v1/
    path("api/v1/van-ban/", api.index, name="api_index"),
    path("api/v1/van-ban/<int:pk>/", api.detail, name="api_detail"),
]
