"""The tree of the menu by mouse and by keyboard, and notices that come and go on the public pages."""

import re
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import axe
from tests.browser.office import THEME, log_in

pytestmark = pytest.mark.browser
TREE = "/quan-tri/pages/menuitem/"
NOTICE = "/quan-tri/pages/notice/add/"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
# Django's links change colour slowly; nothing draws the frames that would end it.
SETTLE = "document.getAnimations().forEach(animation => animation.finish())"
SHAPE = """
() => {
  const walk = list => [...list.children].map(node => {
    const label = node.querySelector(".menu-label").textContent, below = node.querySelector(":scope > ol");
    return below ? `${label}(${walk(below)})` : label;
  }).join(" ");
  const top = document.querySelector(".menu-tree");
  return top ? walk(top) : "";
}
"""


def shape(page: Page) -> str:
    """The entries named here, as the tree shows them."""
    return page.evaluate(SHAPE)


def row_of(page: Page, label: str) -> Locator:
    return page.locator(".menu-row", has=page.locator(".menu-label", has_text=re.compile(f"^{label}$")))


def add(page: Page, portal, label: str) -> None:
    page.goto(portal.url(THEME, TREE))
    page.get_by_role("link", name="Thêm mục", exact=True).click()
    page.get_by_label("Nhãn:", exact=True).fill(label)
    page.get_by_label("Hoặc địa chỉ").fill("/van-ban/")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(row_of(page, label)).to_be_visible()


@pytest.fixture
def tree(portal, visit) -> Page:
    """Three more entries at the end of the menu, in this order: Một, Hai, Ba."""
    page = visit(width=1366)
    log_in(page, portal, "quantri")
    for label in ("Một", "Hai", "Ba"):
        add(page, portal, label)
    yield page
    page.goto(portal.url(THEME, TREE))
    for label in ("Một", "Hai", "Ba"):
        if row_of(page, label).count():
            page.get_by_role("link", name=f"Xóa: {label}", exact=True).click()
            page.get_by_role("button", name=re.compile("^Xóa")).click()
            expect(page.locator(".menu-tree")).to_be_visible()


def drag(page: Page, label: str, target: str, part: float) -> None:
    """By the handle, to this part of the height of another entry."""
    handle = row_of(page, label).locator("[data-handle]")
    handle.scroll_into_view_if_needed()
    place = row_of(page, target)
    start, end = handle.bounding_box(), place.bounding_box()
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 3, end["y"] + end["height"] * part, steps=6)
    page.mouse.up()


def ends(page: Page, words: str) -> None:
    page.wait_for_function(f"words => ({SHAPE})().endsWith(words)", arg=words)


def test_entries_are_dragged_beside_and_into_each_other(tree, portal, visit):
    ends(tree, "Một Hai Ba")
    drag(tree, "Ba", "Một", 0.1)
    ends(tree, "Ba Một Hai")
    drag(tree, "Hai", "Ba", 0.5)
    ends(tree, "Ba(Hai) Một")
    expect(tree.locator("#menu-said")).to_contain_text("Đã chuyển “Hai” đến vị trí 1 trong “Ba”")
    drag(tree, "Ba", "Hai", 0.5)  # into itself: nothing happens
    ends(tree, "Ba(Hai) Một")
    tree.get_by_role("button", name="Hoàn tác lần chuyển cuối").click()
    ends(tree, "Ba Một Hai")
    citizen = visit()
    citizen.goto(portal.url(THEME, "/"))
    menu = citizen.get_by_role("navigation", name="Danh mục chính").inner_text().split("\n")
    shown = [line for line in menu if line in ("Một", "Hai", "Ba")]
    assert shown == ["Ba", "Một", "Hai"]


def test_escape_gives_a_drag_up(tree):
    handle = row_of(tree, "Ba").locator("[data-handle]")
    place = row_of(tree, "Một").bounding_box()
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    tree.mouse.move(box["x"] + 5, box["y"] + 5)
    tree.mouse.down()
    tree.mouse.move(place["x"] + 50, place["y"] + 3, steps=4)
    tree.keyboard.press("Escape")
    tree.mouse.up()
    ends(tree, "Một Hai Ba")


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.getAttribute('aria-label')")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")


def test_the_keyboard_alone_moves_entries_and_keeps_its_place(tree):
    press(tree, "Lên: Ba")
    ends(tree, "Một Ba Hai")
    assert focused(tree) == "Lên: Ba"
    tree.keyboard.press("Enter")
    ends(tree, "Ba Một Hai")
    expect(tree.locator("#menu-said")).to_contain_text("Đã chuyển “Ba”")
    press(tree, "Vào trong: Hai")
    ends(tree, "Ba Một(Hai)")
    # What was pressed cannot be pressed again; the focus stays with the entry.
    assert focused(tree).endswith(": Hai")
    press(tree, "Ra ngoài: Hai")
    ends(tree, "Ba Một Hai")


def test_the_buttons_work_without_javascript(tree, portal, visit):
    page = visit(java_script_enabled=False)
    log_in(page, portal, "quantri")
    page.goto(portal.url(THEME, TREE))
    page.get_by_role("button", name="Lên: Ba", exact=True).click()
    expect(page.get_by_text("Đã chuyển “Ba”")).to_be_visible()
    tree.reload()
    ends(tree, "Một Ba Hai")


@pytest.mark.parametrize("path", [TREE, "/quan-tri/pages/notice/", NOTICE, "/quan-tri/pages/menuitem/add/"])
def test_it_breaks_no_rule_of_wcag_and_fits_a_phone(path, portal, visit):
    page = visit(width=1366, bypass_csp=True)  # the checker styles elements of its own
    log_in(page, portal, "quantri")
    page.goto(portal.url(THEME, path), wait_until="networkidle")
    found = []
    for width in (1366, 375):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light")
        page.evaluate(SETTLE)
        found += [f"{width} light: {line}" for line in axe.violations(page)]
        page.emulate_media(color_scheme="dark")
        page.evaluate(SETTLE)
        found += [f"{width} dark: {line}" for line in axe.violations(page, axe.COLOURS)]
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert found == []


def until(seconds: float, seen: Callable[[], bool]) -> float:
    """How long it took."""
    start = time.monotonic()
    while not seen():
        assert time.monotonic() - start < seconds
        time.sleep(0.1)
    return time.monotonic() - start


def test_a_notice_comes_within_two_seconds_and_leaves_at_its_end(portal, visit):
    office, citizen = visit(width=1366), visit(width=375)
    log_in(office, portal, "quantri")
    office.goto(portal.url(THEME, NOTICE))
    if office.get_by_label("Cổng:").count():
        office.get_by_label("Cổng:").select_option(label="Cổng thông tin điện tử tỉnh Thái Nguyên")
    office.get_by_label("Khẩn cấp").check()
    office.get_by_label("Tiêu đề").fill("Lũ quét tại xã Bản Bo")
    end = datetime.now(HANOI) + timedelta(seconds=12)
    office.locator("#id_ends_0").fill(f"{end:%d/%m/%Y}")
    office.locator("#id_ends_1").fill(f"{end:%H:%M:%S}")
    expect(office.locator("[data-when]")).to_contain_text(f"đến {end:%H:%M} ngày {end:%d/%m/%Y}")
    expect(office.locator("#id_down_from_0")).to_be_hidden()
    office.get_by_role("button", name="Lưu", exact=True).click()

    def shown() -> bool:
        citizen.goto(portal.url(THEME, "article"))
        return citizen.get_by_role("region", name="Thông báo của cổng").get_by_text("Lũ quét").count() == 1

    until(2, shown)
    expect(citizen.get_by_role("region", name="Thông báo của cổng")).to_contain_text("KHẨN CẤP", use_inner_text=True)
    until(14, lambda: not shown())
    assert abs((datetime.now(HANOI) - end).total_seconds()) < 2
    expect(office.get_by_text("Đang hiện").or_(office.get_by_text("Đã hết")).first).to_be_visible()


@pytest.mark.parametrize("theme", ["lai_chau", "thai_nguyen"])
def test_notices_of_every_level_break_no_rule_of_wcag(theme, portal, visit):
    add_notices = f"""
from datetime import timedelta
from django.utils import timezone
from portal.base.generation import raise_all
from portal.pages.models import Notice, Site
now = timezone.now()
site = Site.objects.get(domain={portal.url(theme, "/").split("//")[1].split(":")[0]!r})
for level in Notice.Level.values:
    outage = level == "outage"
    Notice.objects.create(site=site, level=level, title=f"Thử {{level}}", text="Nội dung", address="/van-ban/",
        down_from=now + timedelta(days=9) if outage else None, ends=now + timedelta(days=9, hours=2))
raise_all()
"""
    portal.manage("shell", "-c", add_notices)
    try:
        page = visit(bypass_csp=True)
        page.goto(portal.url(theme, "/"))
        expect(page.locator(".alert")).to_have_count(4)
        found = []
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.evaluate(SETTLE)
            found += axe.violations(page)
        page.set_viewport_size({"width": 320, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert found == []
    finally:
        remove = "from portal.pages.models import Notice; from portal.base.generation import raise_all; "
        portal.manage("shell", "-c", remove + "Notice.objects.all().delete(); raise_all()")
