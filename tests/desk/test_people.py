"""The pages for accounts and the change log, in the words of the office."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from tests import make
from tests.desk.pages import address, send

pytestmark = pytest.mark.django_db
User = get_user_model()


@pytest.fixture
def admin(client):
    make.the_site()
    client.force_login(make.user("admin"))
    return client


def test_a_new_person_may_log_in_to_the_admin_at_once(admin):
    send(admin, reverse("admin:auth_user_add"), username="nguyenvana", last_name="Nguyễn Văn", first_name="A",
         password1="mat-khau-rat-dai-9", password2="mat-khau-rat-dai-9")  # fmt: skip
    made = User.objects.get(username="nguyenvana")
    assert made.is_staff and made.last_name == "Nguyễn Văn"
    assert made.check_password("mat-khau-rat-dai-9")


@pytest.mark.parametrize("page", ["auth_user_add", "auth_group_add"])
def test_pages_for_accounts_speak_vietnamese(admin, page):
    text = admin.get(reverse(f"admin:{page}")).content.decode()
    for word in ("After you", "Password-based", "Enabled", "Can add", "access attempt"):
        assert word not in text


def test_the_change_log_names_the_kind_without_the_app(admin):
    send(admin, address(make.category()), name="Tin mới")
    text = admin.get(reverse("admin:base_change_changelist")).content.decode()
    assert '<td class="field-type_cell">chuyên mục</td>' in text
