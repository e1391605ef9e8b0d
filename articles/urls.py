"""Public addresses of the news."""

from django.urls import path, register_converter

from articles import api, feeds, views
from portal.base.trees import TreePathConverter

register_converter(TreePathConverter, "tree")

app_name = "articles"
urlpatterns = [
    # /chuyen-muc/
    path("chuyen-muc/<tree:path>/", views.category, name="category"),
    # /bai-viet/
    path("bai-viet/<slug:slug>-<int:pk>/", views.detail, name="detail"),
    # /dong-su-kien/ /tu-khoa/
    path("dong-su-kien/<slug:slug>/", views.topic, name="topic"),
    path("tu-khoa/<slug:slug>/", views.tag, name="tag"),
    # /hinh-anh/
    path("hinh-anh/", views.albums, name="albums"),
    path("hinh-anh/<slug:slug>-<int:pk>/", views.album, name="album"),
    # /rss/
    path("rss/", feeds.site_feed, name="feed"),
    path("rss/<tree:path>/", feeds.category_feed, name="category_feed"),
    # /api/v1/
    path("api/v1/bai-viet/", api.index, name="api_index"),
    path("api/v1/bai-viet/<int:pk>/", api.detail, name="api_detail"),
]
