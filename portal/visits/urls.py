from django.urls import path

from portal.visits import views

app_name = "visits"
urlpatterns = [
    # /thong-ke.json
    path("thong-ke.json", views.numbers, name="numbers"),
]
