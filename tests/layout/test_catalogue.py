"""The catalogue of templates: complete, true to the shipped templates and to real pages."""

import pytest
from django.template import Context

from portal.base.generation import shared
from portal.identity.models import THEMES
from portal.layout import blocks, catalogue, shipped_files
from portal.layout.catalogue import PageDataError, verify
from portal.layout.declared import Said
from portal.layout.engine import engine_for, plain
from portal.layout.models import PAGE_KINDS
from portal.layout.page_data import Common, InBlock
from tests import make

ROOTS = sorted((*catalogue.pages(), *catalogue.blocks()))
SHIPPED = [(theme, name) for theme in THEMES for name in shipped_files.names(theme)]


def every_name(names):
    for name in names:
        yield name
        yield from every_name(name.children)


@pytest.mark.parametrize(("theme", "name"), SHIPPED)
def test_every_shipped_template_says_what_it_draws_and_what_it_may_use(theme, name):
    entry = catalogue.entry(theme, name)
    assert entry.label != name
    assert entry.kinds
    assert shipped_files.source(theme, name).startswith("{# ")
    common = {"page": Common, "block": InBlock}.get(entry.use)
    assert {found.name for found in entry.names} >= (set(common.__annotations__) if common else {"site"})


@pytest.mark.parametrize("theme", THEMES)
def test_no_shipped_template_uses_a_name_that_nobody_declared(theme):
    assert catalogue.unknown_names(theme) == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_name_is_explained_and_can_be_inserted(theme):
    for entry in catalogue.entries(theme):
        for name in every_name(entry.names):
            assert name.meaning and name.type and name.name in name.insert, (entry.name, name)
            engine_for(theme).from_string(name.insert)


def test_every_page_kind_has_a_template():
    assert {page.kind for page in catalogue.pages().values()} == set(PAGE_KINDS)


def test_every_template_of_a_block_kind_is_declared():
    assert {kind.template for kind in blocks.kinds().values()} == set(catalogue.blocks())


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("template", ROOTS)
@pytest.mark.parametrize("trial", [catalogue.sample_data, catalogue.empty_data])
def test_every_page_and_block_can_be_drawn_with_trial_data(theme, template, trial):
    data = trial(template)
    assert catalogue.mismatches(template, data) == []
    assert plain(data) == data
    assert engine_for(theme).get_template(template).render(Context(data)).strip()


def test_samples_stand_in_the_drawn_page():
    drawn = (
        engine_for("lai_chau")
        .get_template("articles/detail.html")
        .render(Context(catalogue.sample_data("articles/detail.html")))
    )
    assert "13.071" in drawn
    assert "<h2>Bốn gian sách</h2>" in drawn


def test_every_sample_is_of_its_declared_type():
    def scalars(said: Said, seen=()):
        if said.is_group and said.type not in seen:
            for part in said.parts().values():
                yield from scalars(part, (*seen, said.type))
        elif said.type is list:
            yield from scalars(said.item(), seen)
        elif not said.is_group:
            yield said

    for template in ROOTS:
        for name, root in catalogue.scope(template).items():
            for said in scalars(root):
                assert said.meaning, (template, name)
                assert isinstance(said.sample, str if issubclass(said.type, str) else said.type), (template, name, said)


def test_the_users_of_a_part_are_found_through_other_parts_and_layouts():
    assert "articles/detail.html" in catalogue.users("lai_chau", "parts/picture_lead.html")
    assert "blocks/lead.html" in catalogue.users("lai_chau", "parts/picture_lead.html")
    assert set(catalogue.users("lai_chau", "skeleton.html")) == set(catalogue.pages())
    assert catalogue.users("lai_chau", "parts/document_row.html") == ["documents/index.html"]


def test_a_part_knows_the_names_at_the_places_that_draw_it():
    entry = catalogue.entry("lai_chau", "parts/section_lead.html")
    assert {"card", "section", "block", "site"} <= {name.name for name in entry.names}
    assert entry.use == "part"


def test_a_name_that_is_not_on_every_page_says_where_it_is():
    names = {name.name: name.meaning for name in catalogue.entry("lai_chau", "skeleton.html").names}
    assert names["article"] == "bài viết đang xem (chỉ có ở: Trang bài viết)"
    assert names["site"] == "tên và các địa chỉ của cổng"


def test_the_kinds_of_page_follow_from_the_users():
    assert catalogue.entry("lai_chau", "parts/comments.html").kinds == ("article",)
    assert catalogue.entry("lai_chau", "parts/cards.html").kinds == ("category", "topic", "tag")


def test_an_unknown_template_has_no_entry():
    with pytest.raises(KeyError):
        catalogue.entry("lai_chau", "parts/nothing.html")


def test_wrong_page_data_is_refused():
    data = catalogue.sample_data("pages/error.html")
    verify("pages/error.html", data)
    with pytest.raises(PageDataError, match="error.code: str instead of int"):
        verify("pages/error.html", {**data, "error": {**data["error"], "code": "404"}})
    with pytest.raises(PageDataError, match="no declaration"):
        verify("pages/nothing.html", data)


@pytest.mark.parametrize("declare", [
    lambda: catalogue.page("pages/home.html", "Trang chủ", "home", {}, lambda site_id, words: []),
    lambda: catalogue.page("pages/other.html", "Trang khác", "other", {}, lambda site_id, words: []),
    lambda: catalogue.block_data("blocks/rows.html", {}),
])  # fmt: skip
def test_a_template_is_declared_once_and_of_a_known_kind(declare):
    with pytest.raises(ValueError, match="declared twice"):
        declare()


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"views": 5}, {"more": "x"}])
def test_a_page_with_undeclared_data_fails_in_tests(client, monkeypatch, wrong):
    row = make.article()
    given = "articles.views.pages.detail"
    data = {**catalogue.sample_data("articles/detail.html")["article"], **wrong}
    monkeypatch.setattr(given, lambda row, profile: data)
    with pytest.raises(PageDataError):
        client.get(row.get_absolute_url())


@pytest.mark.django_db
def test_a_block_with_undeclared_data_fails_in_tests(client, monkeypatch):
    make.article()
    make.block("articles.newest")
    monkeypatch.setattr("articles.blocks.pages.card", lambda row, profile: {"title": row.title})
    with pytest.raises(PageDataError, match="blocks/rows.html"):
        client.get("/")


@pytest.mark.django_db
def test_without_the_setting_nothing_is_compared(client, monkeypatch, settings):
    settings.CHECK_PAGE_DATA = False
    make.article()
    make.block("articles.newest")

    compared = []
    monkeypatch.setattr(catalogue, "verify", lambda template, data: compared.append(template))
    assert client.get("/").status_code == 200
    assert compared == []
    settings.CHECK_PAGE_DATA = True
    shared.clear()
    client.get("/")
    assert compared == ["pages/home.html", "blocks/rows.html"]
