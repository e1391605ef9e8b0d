"""Category pages /chuyen-muc/<path>/ and the tree of categories."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils import timezone

from articles.models import Category
from portal.publishing.states import State
from tests import make

pytestmark = pytest.mark.django_db


def test_it_shows_articles_of_the_branch_newest_first(client):
    now = timezone.now()
    top = make.category("Kinh tế")
    below = make.category("Nông nghiệp", parent=top)
    make.article("Bài cũ ở trên", category=top, published_at=now - timedelta(days=2))
    make.article("Bài mới ở dưới", category=below, published_at=now - timedelta(days=1))
    make.article("Bài bên cạnh", category=make.category("Kinh tế số"))
    text = client.get("/chuyen-muc/kinh-te/").content.decode()
    assert text.index("Bài mới ở dưới") < text.index("Bài cũ ở trên")
    assert "Bài bên cạnh" not in text
    assert "Bài cũ ở trên" not in client.get("/chuyen-muc/kinh-te/nong-nghiep/").content.decode()


def test_it_shows_children_that_have_articles(client):
    top = make.category("Kinh tế")
    make.article(category=make.category("Nông nghiệp", parent=top))
    make.category("Rỗng không", parent=top)
    text = client.get("/chuyen-muc/kinh-te/").content.decode()
    assert "/chuyen-muc/kinh-te/nong-nghiep/" in text
    assert "Rỗng không" not in text


def test_its_breadcrumb_names_what_it_stands_in(client):
    make.article(category=make.category("Nông nghiệp", parent=make.category("Kinh tế")))
    text = client.get("/chuyen-muc/kinh-te/nong-nghiep/").content.decode()
    crumbs = text[text.index('class="breadcrumb"') :]
    assert crumbs.index("Trang chủ") < crumbs.index("Kinh tế") < crumbs.index("Nông nghiệp")


@pytest.mark.parametrize("path", ["khong-co", "kinh-te/khong-co", "kinh%00te", "%ff", "a" * 3000, "..", "kinh-te//x"])
def test_an_unknown_category_is_404(client, path):
    make.category("Kinh tế")
    assert client.get(f"/chuyen-muc/{path}/").status_code == 404
    assert client.get(f"/rss/{path}/").status_code == 404


def test_another_sites_category_is_404(client):
    make.the_site()
    make.category("Kinh tế", site=make.site("thainguyen.localhost"))
    assert client.get("/chuyen-muc/kinh-te/").status_code == 404


def test_the_address_comes_from_the_name_and_its_place():
    top = make.category("Đảng – Đoàn thể")
    assert top.path == "dang-doan-the"
    assert make.category("Công đoàn", parent=top).get_absolute_url() == "/chuyen-muc/dang-doan-the/cong-doan/"


def test_a_renamed_branch_moves_as_a_whole_and_no_neighbour():
    top = make.category("Kinh tế")
    below = make.category("Nông nghiệp", parent=top)
    deep = make.category("Lúa", parent=below)
    beside = make.category("Kinh tế số")
    top.slug = "kinh-te-xa-hoi"
    top.save()
    for row in (below, deep, beside):
        row.refresh_from_db()
    assert below.path == "kinh-te-xa-hoi/nong-nghiep"
    assert deep.path == "kinh-te-xa-hoi/nong-nghiep/lua"
    assert beside.path == "kinh-te-so"


def test_a_branch_moves_only_on_its_own_site():
    other = make.site("thainguyen.localhost")
    here = make.category("Kinh tế", site=make.site("moi.localhost"))
    there = make.category("Nông nghiệp", parent=make.category("Kinh tế", site=other), site=other)
    here.slug = "khac"
    here.save()
    there.refresh_from_db()
    assert there.path == "kinh-te/nong-nghiep"


@pytest.mark.parametrize("target", ["self", "below"])
def test_a_category_cannot_move_into_itself(target):
    top = make.category("Kinh tế")
    below = make.category("Nông nghiệp", parent=top)
    top.parent = top if target == "self" else below
    with pytest.raises(ValidationError) as error:
        top.clean()
    assert "parent" in error.value.message_dict


def test_two_categories_with_one_address_are_refused():
    row = make.category("Kinh tế")
    with pytest.raises(ValidationError) as error:
        Category(site=row.site, name="Kinh tê").clean()
    assert "slug" in error.value.message_dict


def test_a_parent_of_another_site_or_language_is_refused():
    row = make.category("Kinh tế")
    for values in ({"site": make.site("thainguyen.localhost")}, {"site": row.site, "language": "en"}):
        with pytest.raises(ValidationError) as error:
            Category(name="Con", parent=row, **values).clean()
        assert "parent" in error.value.message_dict


def test_a_tree_has_a_bounded_depth():
    node = None
    for depth in range(6):
        node = make.category(f"Cấp {depth}", **({"parent": node} if node else {}))
        node.clean()
    with pytest.raises(ValidationError, match="6 cấp"):
        Category(site=node.site, name="Cấp 6", parent=node).clean()


def test_a_category_in_use_cannot_be_deleted():
    top = make.category("Kinh tế")
    below = make.category("Nông nghiệp", parent=top)
    make.article(category=below, state=State.DRAFT)
    for row in (top, below):
        with pytest.raises(ProtectedError):
            row.delete()
