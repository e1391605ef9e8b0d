"""Hostile templates: none leaks, none escapes the escaping, none takes more than 200 ms or 32 MB.

They are drawn as if nobody had checked them when they were saved; the check itself must not fall over them either.
"""

import gc
import random
import time
import tracemalloc
from datetime import datetime

import pytest
from django.conf import settings
from django.template import Context
from django.utils.safestring import mark_safe

from portal.layout import validation
from portal.layout.budget import Budget
from portal.layout.edited import Copy, EditedEngine
from portal.layout.engine import plain
from tests.security.hostile_templates import BROKEN, COSTS, ESCAPES, LEAKS

pytestmark = pytest.mark.without_database

NAME = "articles/detail.html"
SECONDS, MEMORY = 0.2, 32 * 2**20
EVIL = "<script>alert(1)</script>\" onload='x' {{ 7 }}"
SECRET = "matkhau-bi-mat"
NEVER = (
    SECRET,
    "object at 0x",
    "<class",
    "<function",
    "built-in method",
    "bound method",
    "Traceback",
    "django.",
    "portal.layout",
)


class Person:
    """What a template must never reach."""

    password = secret = SECRET

    def __str__(self) -> str:
        return SECRET


class Context_:
    site = row = created_by = profile = Person()


class OneSlot:
    context = Context_()

    def draw(self, name: str) -> str:
        return "<p>Khối</p>" * 2000

    def __str__(self) -> str:
        return SECRET


BODY = mark_safe("<p>Đoạn văn của một bài dài.</p>\n" * 30_000)  # noqa: S308
DATA = plain(
    {
        "article": {
            "id": 7, "title": EVIL, "day": datetime(2026, 11, 22, 9, 30), "archived": False,  # noqa: DTZ001
            "body": BODY,
        },
        "site": {"name": "Cổng", "id": 1}, "page": {"title": "Trang", "kind": "article"},
        "cards": [{"title": f"Tin {number}", "url": f"/bai-viet/{number}/"} for number in range(1000)],
        "body": BODY, "text": "Sìn Hồ – mùa lúa chín & hội xuân\n" * 2900,
        "evil": EVIL, "evils": [EVIL, EVIL], "day": datetime(2026, 11, 22, 9, 30),  # noqa: DTZ001
    }
)  # fmt: skip


def draw(source: str) -> str:
    """The text, or "" when it was refused on the way."""
    context = Context(DATA)
    context.slots = OneSlot()
    try:
        template = EditedEngine("lai_chau", {NAME: Copy(0, 0, source)}).get_template(NAME)
        context.budget = Budget()
        return template.render(context)
    except Exception:  # noqa: BLE001 - then the shipped file answers
        return ""


@pytest.fixture(scope="module", autouse=True)
def compiled_once():
    """The shipped files that hostile templates include are found on disk only once."""
    draw("{% include 'parts/header.html' %}{% include 'parts/menu.html' %}")


def timed(source: str) -> tuple[str, float]:
    """The text and the CPU seconds of this thread; collecting the garbage of other tests is not the template's."""
    gc.disable()
    try:
        began = time.thread_time()
        return draw(source), time.thread_time() - began
    finally:
        gc.enable()


def named(sources: list[str]) -> list:
    return [pytest.param(source, id=f"{number}-{source[:40]}") for number, source in enumerate(sources)]


@pytest.mark.parametrize("source", named([*LEAKS, *ESCAPES, *COSTS, *BROKEN]))
def test_it_leaks_nothing_and_stays_within_time_and_memory(source):
    text, seconds = timed(source)
    for word in (*NEVER, settings.SECRET_KEY, str(settings.BASE_DIR)):
        assert word not in text
    assert seconds < SECONDS
    tracemalloc.start()
    try:
        draw(source)
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("source", named(ESCAPES))
def test_nothing_comes_out_unescaped(source):
    text = draw(source)
    assert "<script>" not in text.lower() and "' " not in text.replace("&#x27;", "")
    assert "<p>Khối" not in text


@pytest.mark.parametrize("source", named([*LEAKS, *ESCAPES, *COSTS, *BROKEN]))
def test_the_check_answers_in_vietnamese_sentences(source, monkeypatch):
    monkeypatch.setattr(validation, "read_copies", lambda site_id, theme: {})
    for problem in validation.inspect(1, "lai_chau", NAME, source):
        assert problem.message and not any(
            word in problem.message for word in ("Invalid", "expected", "Could not", "must be")
        )
        assert problem.line is None or 1 <= problem.line <= source.count("\n") + 1


@pytest.mark.parametrize("source", named(BROKEN))
def test_what_is_broken_is_refused(source, monkeypatch):
    monkeypatch.setattr(validation, "read_copies", lambda site_id, theme: {})
    harmless = {"\x00{{ a }}\x00", "{{ a\n}}"}
    problems = validation.check(1, "lai_chau", NAME, source)
    assert bool(problems) == (source not in harmless)


PIECES = [
    "{{ ", " }}", "{% ", " %}", "for a in cards", "endfor", "if ", "endif", "else", "cards", "body", "text", "evil", "article", ".title", ".0", "._x", "|upper", "|date:", "'d'",
    "|default:", "block", "super", "include ", "'parts/header.html'", "extends ", "'layout.html'", "slot 'right'", "cycle ", "regroup ", " by title as x", "\n", "<p>", "</p>", "ă",
    "\x00", "|", ":", ".", "_", "'", '"', "forloop.parentloop", "spaceless", "endspaceless", "comment", "endcomment", "verbatim", "endverbatim", "1e9", "-1", "==", " in ", " not ", " and ",
    "{% for a in cards %}", "{% endfor %}", "{{ a.title }}", "{{ body }}", "{% if a %}", "{% endif %}", "{% block x %}", "{% endblock %}", "{{ evil }}", "{{ block.super }}",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(300))
def test_random_templates_do_no_harm(seed, monkeypatch):
    monkeypatch.setattr(validation, "read_copies", lambda site_id, theme: {})
    chance = random.Random(seed)
    source = "".join(chance.choices(PIECES, k=chance.randint(1, 60)))
    text, seconds = timed(source)
    assert seconds < SECONDS
    assert "<script>" not in text
    for word in (*NEVER, str(settings.BASE_DIR)):
        assert word not in text
    if seed % 10 == 0:
        validation.inspect(1, "lai_chau", NAME, source)
