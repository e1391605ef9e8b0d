"""Every kind of public page, in both themes: WCAG 2.2 AA, narrow screens, weight, stillness, keyboard, no script."""

import gzip
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser import axe
from tests.browser.conftest import Visits
from tests.browser.rows import HOSTS

pytestmark = pytest.mark.browser
KINDS = (
    "home",
    "article",
    "category",
    "documents",
    "document",
    "albums",
    "album",
    "search",
    "page",
    "sitemap",
    "error",
)
WIDTHS = (1280, 375)
MOST_REQUESTS, MOST_BYTES = 12, 120_000
TEXT = ("text/", "application/javascript", "image/svg")
# Collected from before the first paint; the page itself knows nothing of it.
WATCH_SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) {
    const what = entry.sources.map(source => source.node?.outerHTML?.slice(0, 80) ?? "?").join(", ");
    window.shifts.push(`${entry.value.toFixed(4)} ${what}`);
  }
}).observe({type: "layout-shift", buffered: true});
"""
SCROLL = """
async () => {
  for (let place = 0; place < document.body.scrollHeight; place += 600) {
    window.scrollTo(0, place);
    await new Promise(done => setTimeout(done, 20));
  }
  window.scrollTo(0, 0);
}
"""
WIDER_THAN_SCREEN = """
() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")].filter(part => part.getBoundingClientRect().right > innerWidth + 1)
    .map(part => part.outerHTML.slice(0, 100))
"""
FOCUSED = """
() => {
  const part = document.activeElement, style = getComputedStyle(part), box = part.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + Math.min(box.width, 20) / 2, box.y + box.height / 2);
  return {
    name: part.outerHTML.slice(0, 90),
    body: part === document.body,
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: Boolean(top) && (part.contains(top) || top.contains(part)),
  };
}
"""


@dataclass(frozen=True)
class Opened:
    """One page, opened once for several tests."""

    theme: str
    kind: str
    page: Page
    shifts: list[str]
    responses: list[Response]
    problems: list[str]


@pytest.fixture(scope="module", params=[(theme, kind) for theme in HOSTS for kind in KINDS], ids="-".join)
def opened(request, browser, portal):
    theme, kind = request.param
    visits = Visits(browser)
    page = visits()
    page.add_init_script(WATCH_SHIFTS)
    page.goto(portal.url(theme, kind), wait_until="load")
    page.evaluate(SCROLL)
    page.wait_for_load_state("networkidle")
    shifts = page.evaluate("window.shifts")
    yield Opened(theme, kind, page, shifts, list(visits.responses), list(visits.problems))
    visits.close()


def test_it_breaks_no_rule_of_wcag(opened):
    found = []
    for width in WIDTHS:
        opened.page.set_viewport_size({"width": width, "height": 900})
        opened.page.emulate_media(color_scheme="light")
        found += [f"{width} light: {line}" for line in axe.violations(opened.page)]
        opened.page.emulate_media(color_scheme="dark")
        found += [f"{width} dark: {line}" for line in axe.violations(opened.page, axe.COLOURS)]
    assert found == []


def test_nothing_is_wider_than_a_narrow_screen(opened):
    opened.page.set_viewport_size({"width": 320, "height": 640})
    assert opened.page.evaluate(WIDER_THAN_SCREEN) == []


def test_nothing_moves_while_it_loads(opened):
    assert opened.shifts == []


def test_the_browser_has_nothing_to_complain_about(opened):
    expected = "404" if opened.kind == "error" else None
    assert [line for line in opened.problems if not (expected and expected in line)] == []


def test_it_is_light(opened):
    """Without content photos. The small server sends plain bytes, nginx compresses text: so it is weighed."""
    sizes = {response.url: weight(response) for response in opened.responses if "/media/" not in response.url}
    assert len(sizes) <= MOST_REQUESTS, sizes
    assert sum(sizes.values()) <= MOST_BYTES, sizes


def weight(response: Response) -> int:
    """Bytes on the way to the reader, in a fresh browser."""
    body = response.body()
    is_text = response.headers.get("content-type", "").startswith(TEXT)
    return len(gzip.compress(body)) if is_text else len(body)


@pytest.mark.parametrize("theme", HOSTS)
def test_high_contrast_and_large_letters_stay(theme, portal, visit):
    page = visit(bypass_csp=True)  # the checker styles elements of its own
    page.goto(portal.url(theme, "article"))
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    before = page.evaluate(size)
    page.get_by_role("button", name="A+").click()
    page.get_by_role("button", name="Tương phản").click()
    larger = page.evaluate(size)
    assert larger > before
    page.reload()
    assert page.evaluate(size) == larger
    expect(page.get_by_role("button", name="Tương phản")).to_have_attribute("aria-pressed", "true")
    found = axe.violations(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert found + page.evaluate(WIDER_THAN_SCREEN) == []
    page.get_by_role("button", name="Tương phản").click()
    page.reload()
    expect(page.get_by_role("button", name="Tương phản")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("theme", HOSTS)
def test_the_first_key_leads_past_the_header(theme, portal, visit):
    page = visit()
    page.goto(portal.url(theme, "article"))
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Đến nội dung chính")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


@pytest.mark.parametrize("theme", HOSTS)
def test_the_focus_is_always_seen(theme, portal, visit):
    page = visit()
    page.goto(portal.url(theme, "documents"))
    hidden = []
    for _ in range(60):
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED)
        if now["body"]:
            break
        if not (now["ring"] and now["seen"]):
            hidden.append(now)
    assert hidden == []


@pytest.mark.parametrize("theme", HOSTS)
def test_the_menu_opens_with_keys(theme, portal, visit):
    page = visit()
    page.goto(portal.url(theme, "home"))
    menu = page.get_by_role("navigation", name="Danh mục chính")
    group, link = menu.locator("summary"), menu.get_by_role("link", name="Tin trong tỉnh")
    expect(link).to_be_hidden()
    group.focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(group).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(portal.url(theme, "category"))


@pytest.mark.parametrize("theme", HOSTS)
def test_the_menu_of_a_phone_opens_with_keys(theme, portal, visit):
    page = visit(width=375, height=700)
    page.goto(portal.url(theme, "home"))
    menu = page.get_by_role("navigation", name="Danh mục chính")
    opener, link = menu.get_by_role("button", name="Danh mục"), menu.get_by_role("link", name="Văn bản")
    expect(link).to_be_hidden()
    opener.focus()
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(opener).to_be_focused()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", HOSTS)
def test_it_is_complete_without_script(theme, width, portal, visit):
    page = visit(width=width, java_script_enabled=False)
    page.goto(portal.url(theme, "article"))
    expect(page.get_by_text("Mỗi em đọc thêm một cuốn sách")).to_be_visible()
    expect(page.get_by_role("button", name="Tương phản")).to_be_hidden()
    menu = page.get_by_role("navigation", name="Danh mục chính")
    if width == 375:
        menu.get_by_role("link", name="Danh mục", exact=True).click()
    menu.locator("summary").click()
    menu.get_by_role("link", name="Tin trong tỉnh").click()
    page.wait_for_url(portal.url(theme, "category"))
    page.get_by_role("link", name="Trang sau").click()
    page.wait_for_url("**/?trang=2")
