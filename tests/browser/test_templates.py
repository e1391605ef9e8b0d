"""Templates changed in the admin: written, tried, used, taken back, and what citizens see of it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import axe
from tests.browser.conftest import Portal
from tests.browser.office import THEME, log_in

pytestmark = pytest.mark.browser
LIST = "/quan-tri/layout/editedtemplate/"
VIEWS = '<p class="views">{% translate "Đã xem" %}: {{ article.views|default:"0" }}</p>'
UNSAVED = "Có thay đổi chưa lưu"


def open_template(page: Page, portal: Portal, name: str) -> Locator:
    """By its label in the list; gives where one types."""
    page.goto(portal.url(THEME, f"{LIST}?q={name}"))
    page.locator("tr", has=page.locator(f"code:text-is('{name}')")).get_by_role("link").click()
    editor = page.get_by_role("textbox", name="Mã mẫu")
    expect(editor).to_be_visible()
    return editor


def type_after(page: Page, editor: Locator, found: str, words: str) -> None:
    """With the editor's own search, as its users would."""
    editor.focus()
    page.keyboard.press("Control+f")
    page.keyboard.type(found)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    page.keyboard.type(words)


def type_at_start(page: Page, editor: Locator, words: str) -> None:
    editor.focus()
    page.keyboard.press("Control+Home")
    page.keyboard.type(words)


def save(page: Page) -> None:
    page.get_by_role("button", name="Lưu và dùng ngay").click()
    expect(page.get_by_text("Trên cổng đã dùng bản này.")).to_be_visible()


def back_to_shipped(page: Page) -> None:
    page.once("dialog", lambda asked: asked.accept())
    page.get_by_role("button", name="Về bản gốc").click()
    expect(page.get_by_text("Đã về bản gốc.")).to_be_visible()


def problems_of_policy(visit) -> list[str]:
    """Takes out of the collected problems what the content policy refused."""
    found = [problem for problem in visit.problems if "Content Security Policy" in problem]
    visit.problems[:] = [problem for problem in visit.problems if problem not in found]
    return found


def test_the_number_of_views_moves_under_the_title_and_back(portal, visit):
    citizen = visit()
    citizen.goto(portal.url(THEME, "article"))
    under_title = citizen.locator("h1 + p.views")
    expect(under_title).to_have_count(0)

    office = visit(width=1366)
    log_in(office, portal, "quantri")
    editor = open_template(office, portal, "articles/detail.html")
    type_after(office, editor, "</h1>", f"\n{VIEWS}")
    office.get_by_label("Trang", exact=True).select_option(value=portal.addresses[THEME]["article"])
    office.get_by_role("button", name="Xem thử").click()
    preview = office.frame_locator("iframe[name=preview-frame]")
    expect(preview.locator("h1 + p.views")).to_have_text(re.compile(r"^Đã xem: \d+$"))
    citizen.reload()
    expect(under_title).to_have_count(0)

    save(office)
    citizen.reload()
    expect(under_title).to_have_text(re.compile(r"^Đã xem: \d+$"))

    back_to_shipped(office)
    citizen.reload()
    expect(under_title).to_have_count(0)

    office.get_by_role("link", name="Phiên bản").click()
    office.get_by_role("button", name="Khôi phục phiên bản 1").click()
    expect(office.get_by_text("Đã khôi phục phiên bản 1.")).to_be_visible()
    citizen.reload()
    expect(under_title).to_have_count(1)
    office.get_by_role("button", name="Khôi phục phiên bản 2").click()
    expect(office.get_by_text("Đã khôi phục phiên bản 2.")).to_be_visible()
    citizen.reload()
    expect(under_title).to_have_count(0)


def test_names_are_inserted_by_mouse_and_by_keyboard(portal, visit):
    office = visit(width=1366)
    log_in(office, portal, "quantri")
    editor = open_template(office, portal, "articles/album.html")
    type_at_start(office, editor, "<p></p>")
    for _ in range(4):
        office.keyboard.press("ArrowLeft")
    names = office.get_by_role("complementary", name="Chữ có thể dùng trong mẫu")
    names.get_by_role("searchbox").fill("ten ngan cua cong")
    names.get_by_role("button", name="Chèn site.short_name").click()
    source = office.locator("#source")
    expect(source).to_have_value(re.compile(r"^<p>{{ site.short_name }}</p>"))
    expect(editor).to_be_focused()

    office.keyboard.press("Escape")
    office.keyboard.press("Shift+Tab")  # leaves the editor
    expect(editor).not_to_be_focused()
    names.get_by_role("tab", name="Dữ liệu").focus()
    office.keyboard.press("ArrowRight")
    names.get_by_role("searchbox").fill("capfirst")
    names.get_by_role("button", name="Chèn bộ lọc capfirst").focus()
    office.keyboard.press("Enter")
    expect(source).to_have_value(re.compile(r"^<p>{{ site.short_name }}{{ item.label\|capfirst }}</p>"))
    expect(office.get_by_text(UNSAVED)).to_be_visible()


def test_the_keyboard_gets_out_of_the_editor(portal, visit):
    office = visit()
    log_in(office, portal, "quantri")
    editor = open_template(office, portal, "articles/album.html")
    editor.focus()
    office.keyboard.press("Tab")
    expect(editor).to_be_focused()
    office.keyboard.press("Escape")
    office.keyboard.press("Tab")
    expect(editor).not_to_be_focused()


def test_a_mistake_is_shown_at_its_line_and_the_text_stays(portal, visit):
    office = visit()
    log_in(office, portal, "quantri")
    editor = open_template(office, portal, "articles/album.html")
    type_after(office, editor, "{% block content %}", "\n{% if album %}<p>chưa đóng</p>")
    for button in ("Kiểm tra", "Lưu và dùng ngay"):
        office.get_by_role("button", name=button, exact=True).click()
        problems = office.get_by_role("region", name="Mẫu cần sửa những chỗ sau")
        link = problems.get_by_role("link", name=re.compile(r"^Dòng \d+$")).first
        expect(link).to_be_visible()
        expect(office.locator("#source")).to_have_value(re.compile("<p>chưa đóng</p>"))
    link.click()
    expect(editor).to_be_focused()
    expect(office.locator(".cm-lint-marker-error")).to_be_visible()


def test_unsaved_text_outlives_the_session(portal, visit):
    office = visit()
    log_in(office, portal, "quantri")
    editor = open_template(office, portal, "articles/album.html")
    type_at_start(office, editor, "{# đang gõ dở #}")
    office.context.clear_cookies()
    office.get_by_role("button", name="Lưu và dùng ngay").click()
    office.wait_for_load_state()
    visit.problems[:] = [problem for problem in visit.problems if not re.match(r"(403|error):? .*(403|sua/)", problem)]
    log_in(office, portal, "quantri")
    open_template(office, portal, "articles/album.html")
    expect(office.get_by_text("Có bản chưa lưu từ")).to_be_in_viewport()
    expect(office.locator("[data-draft-offer]")).to_be_focused()
    expect(office.locator("#source")).not_to_have_value(re.compile("đang gõ dở"))
    office.get_by_role("button", name="Lấy lại bản ấy").click()
    expect(office.locator("#source")).to_have_value(re.compile("đang gõ dở"))


def test_typed_in_scripts_do_not_run(portal, visit):
    office = visit()
    log_in(office, portal, "quantri")
    editor = open_template(office, portal, "pages/page.html")
    harmful = '<script>document.title = "bad"</script><p id="pressed" onclick="document.title = \'bad\'">Bấm</p>'
    type_after(office, editor, "{% block content %}", harmful)
    save(office)
    citizen = visit()
    citizen.goto(portal.url(THEME, "page"))
    citizen.locator("#pressed").click()
    assert citizen.title() != "bad"
    assert len(problems_of_policy(visit)) == 2
    back_to_shipped(office)


def test_it_breaks_no_rule_of_wcag(portal, visit):
    office = visit(width=1366, bypass_csp=True)  # the checker styles elements of its own
    log_in(office, portal, "quantri")
    editor = open_template(office, portal, "articles/category.html")
    type_at_start(office, editor, "{# một #}\n")
    save(office)
    stale = office.context.new_page()
    typed = open_template(stale, portal, "articles/category.html")
    type_at_start(office, open_template(office, portal, "articles/category.html"), "{# hai #}\n")
    save(office)
    type_at_start(stale, typed, "{# ba {% if %}\n")
    stale.get_by_role("button", name="Lưu và dùng ngay").click()
    found = []
    for address, page in ((LIST, office), ("editor", office), ("versions", office), ("mistake", stale)):
        if address == LIST:
            page.goto(portal.url(THEME, LIST))
        elif address == "editor":
            open_template(page, portal, "articles/category.html").focus()
            page.keyboard.press("Control+f")
        elif address == "versions":
            page.get_by_role("link", name="Phiên bản").click()
        for width in (1366, 375):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="light")
            found += [f"{address} {width} light: {line}" for line in axe.violations(page)]
            page.emulate_media(color_scheme="dark")
            found += [f"{address} {width} dark: {line}" for line in axe.violations(page, axe.COLOURS)]
            overflow = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            assert not overflow, (address, width)
    assert found == []
