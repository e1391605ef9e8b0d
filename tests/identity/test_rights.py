"""Rights per Site and per category: what an assignment gives, and where it ends."""

import pytest
from django.contrib.auth.models import AnonymousUser

from portal.identity import rights
from tests import make

pytestmark = pytest.mark.django_db


def areas_of(category):
    return make.article(category=category).areas()


@pytest.fixture
def tree():
    top = make.category("Kinh tế")
    below = make.category("Nông nghiệp", parent=top)
    beside = make.category("Kinh tế số")
    return top, below, beside


@pytest.mark.parametrize(
    ("role", "given"),
    [
        ("writer", {"write"}),
        ("approver", {"write", "edit_others", "approve"}),
        ("editor", set(rights.RIGHTS)),
        ("admin", set(rights.RIGHTS)),
        ("stranger", set()),
        ("", set()),
    ],
)
def test_a_role_gives_its_rights_and_no_more(role, given):
    site, person = make.the_site(), make.user(role)
    assert {right for right in rights.RIGHTS if rights.allows(person, right, site.pk)} == given


def test_nobody_unknown_has_rights():
    assert not rights.allows(AnonymousUser(), rights.WRITE, make.the_site().pk)


def test_a_dismissed_person_has_no_rights():
    person = make.user("editor", is_active=False)
    assert not rights.allows(person, rights.WRITE)


@pytest.mark.parametrize("values", [{"is_active": False}, {"is_staff": False}])
def test_a_superuser_who_may_not_log_in_has_no_rights(values):
    person = make.user("admin")
    for name, value in values.items():
        setattr(person, name, value)
    assert not rights.allows(person, rights.PUBLISH, make.the_site().pk)


def test_an_assignment_without_staff_access_gives_nothing():
    person = make.user("editor")
    person.is_staff = False
    assert not rights.allows(person, rights.WRITE, make.the_site().pk)


def test_a_role_on_one_site_is_none_on_another():
    person = make.user("editor")
    other = make.site("thainguyen.localhost")
    assert rights.allows(person, rights.PUBLISH)
    assert not rights.allows(person, rights.PUBLISH, other.pk)
    assert rights.site_ids(person) == {make.the_site().pk}


def test_a_category_role_holds_in_it_and_below_not_beside_or_above(tree):
    top, below, beside = tree
    person = make.user("editor", area=top)
    site_id = make.the_site().pk
    assert rights.allows(person, rights.PUBLISH, site_id, areas_of(top))
    assert rights.allows(person, rights.PUBLISH, site_id, areas_of(below))
    assert not rights.allows(person, rights.PUBLISH, site_id, areas_of(beside))
    assert not rights.allows(person, rights.PUBLISH, site_id)
    deep = make.user("editor", area=below)
    assert not rights.allows(deep, rights.PUBLISH, site_id, areas_of(top))


def test_a_category_role_follows_a_moved_branch(tree):
    top, below, beside = tree
    person = make.user("editor", area=beside)
    article = make.article(category=below)
    assert not rights.allows(person, rights.PUBLISH, article.site_id, article.areas())
    below.parent = beside
    below.save()
    article.refresh_from_db()
    assert rights.allows(person, rights.PUBLISH, article.site_id, article.areas())


def test_own_areas_are_told(tree):
    top, _, _ = tree
    limited, whole = make.user("writer", area=top), make.user("writer")
    site_id = make.the_site().pk
    assert [key[1] for key in rights.only_own_areas(limited, site_id)] == [top.pk]
    assert rights.only_own_areas(whole, site_id) is None
    assert rights.only_own_areas(make.user("admin"), site_id) is None
    assert rights.only_own_areas(make.user("stranger"), site_id) == []


def test_rights_are_read_once_per_person(django_assert_num_queries):
    person, site_id = make.user("editor"), make.the_site().pk
    with django_assert_num_queries(1):
        for right in rights.RIGHTS:
            rights.allows(person, right, site_id)
