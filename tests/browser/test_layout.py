"""The page "Bố cục" in a browser: blocks moved by mouse and by keyboard, previewed, saved, restored, never lost."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import axe
from tests.browser.office import THEME, log_in

pytestmark = pytest.mark.browser
ADDRESS = "/quan-tri/layout/layout/"
BLOCK = "Thống kê website"


@pytest.fixture
def office(portal, visit):
    """Opens the page for one more person; the layout is the shipped one before and after each test."""

    def opened(**options) -> Page:
        page = visit(**options)
        log_in(page, portal, "quantri")
        page.goto(portal.url(THEME, ADDRESS))
        expect(page.locator("body.arrange-ready")).to_have_count(1)
        return page

    yield opened
    page = opened()
    page.evaluate("localStorage.clear()")
    page.on("dialog", lambda asked: asked.accept())
    page.get_by_role("button", name="Về bố cục gốc").click()
    expect(page.locator("ul.messagelist")).to_be_visible()


def slot(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def card(place: Page | Locator, name: str) -> Locator:
    return place.locator(".arrange-block", has_text=name).first


def names(place: Locator) -> list[str]:
    return place.locator(".arrange-name").all_inner_texts()


def drag(page: Page, held: Locator, target: Locator) -> None:
    """Press, move in steps, let go over the middle of `target`."""
    held.evaluate('block => block.scrollIntoView({block: "center"})')
    start, end = held.bounding_box(), target.bounding_box()
    page.mouse.move(start["x"] + 60, start["y"] + 12)
    page.mouse.down()
    page.mouse.move(start["x"] + 70, start["y"] + 20, steps=3)
    end = target.bounding_box()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + 4, steps=12)
    page.mouse.up()


def save(page: Page) -> None:
    page.get_by_role("button", name="Lưu bố cục").click()
    expect(page.locator("body.arrange-ready")).to_have_count(1)


def public_column(page: Page, portal, side: str) -> Locator:
    page.goto(portal.url(THEME, "/"))
    return page.get_by_role("complementary", name=side, exact=True)


def test_a_block_goes_to_another_column_by_mouse_and_back_by_its_version(office, portal, visit):
    page = office(width=1366)
    citizen = visit()
    expect(public_column(citizen, portal, "Cột phải")).to_contain_text(BLOCK)

    drag(page, card(slot(page, "Cột phải"), BLOCK), card(slot(page, "Cột trái"), "Banner"))
    expect(card(slot(page, "Cột trái"), BLOCK)).to_be_visible()
    expect(page.get_by_text("Đã chuyển “Thống kê website”: Cột trái, thứ 3 trên 4.")).to_be_visible()

    page.locator("[data-preview-show]").click()
    frame = page.frame_locator("iframe[name=preview-frame]")
    expect(frame.get_by_role("complementary", name="Cột trái")).to_contain_text(BLOCK)
    expect(public_column(citizen, portal, "Cột phải")).to_contain_text(BLOCK)

    save(page)
    expect(page.get_by_text("Chuyển “Thống kê website” từ Cột phải sang Cột trái")).to_be_visible()
    expect(public_column(citizen, portal, "Cột trái")).to_contain_text(BLOCK)

    page.get_by_role("link", name="Phiên bản").click()
    page.get_by_role("button", name="Khôi phục phiên bản 1", exact=True).click()
    expect(page.locator("ul.messagelist")).to_contain_text("từ Cột trái sang Cột phải")
    expect(public_column(citizen, portal, "Cột phải")).to_contain_text(BLOCK)


def test_a_block_goes_to_another_column_by_keyboard_alone(office, portal, visit):
    page = office(width=1366)
    page.get_by_role("button", name=f"Di chuyển “{BLOCK}”").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Lên", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Lên", exact=True)).to_be_focused()
    expect(page.locator("#arrange-said")).to_contain_text("Cột phải, thứ")
    while page.evaluate("document.activeElement.textContent") != "Cột trái":
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=f"Di chuyển “{BLOCK}”")).to_be_focused()
    expect(page.locator("#arrange-said")).to_contain_text("Cột trái, thứ 4 trên 4")
    while page.evaluate("document.activeElement.id") != "arrange-save":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã lưu bố cục.")).to_be_visible()
    expect(public_column(visit(), portal, "Cột trái")).to_contain_text(BLOCK)


def test_a_block_is_added_set_switched_off_and_removed(office, portal, visit):
    page = office(width=1366)
    page.get_by_role("button", name="+ Thêm khối vào Cột trái").click()
    page.get_by_label("Tìm loại khối").fill("noi dung tu")
    page.get_by_role("button", name="Nội dung tự soạn").click()
    setter = page.get_by_role("dialog", name="Thêm khối: Nội dung tự soạn")
    setter.get_by_label("Tiêu đề").fill("Lời chào")
    setter.get_by_label("Hiện từ lúc").fill("2026-12-30T08:00")
    setter.get_by_label("Hiện đến lúc").fill("2026-12-01T08:00")
    setter.get_by_role("button", name="Đặt").click()
    expect(setter.get_by_text("Lúc thôi hiện phải sau lúc bắt đầu hiện.")).to_be_visible()
    expect(setter.get_by_label("Tiêu đề")).to_have_value("Lời chào")
    setter.get_by_label("Hiện từ lúc").fill("")
    setter.get_by_label("Hiện đến lúc").fill("2099-12-30T08:00")
    setter.get_by_label("Nội dung").fill("<p>Chào bạn đọc</p>")
    setter.get_by_role("button", name="Đặt").click()
    expect(page.get_by_role("button", name="Di chuyển “Lời chào”")).to_be_focused()
    expect(card(slot(page, "Cột trái"), "Lời chào")).to_contain_text("đến 30/12/2099")
    save(page)
    citizen = visit()
    expect(public_column(citizen, portal, "Cột trái")).to_contain_text("Chào bạn đọc")

    page.get_by_role("button", name="Tắt “Lời chào”").click()
    expect(page.get_by_role("button", name="Bật “Lời chào”")).to_be_focused()
    page.get_by_role("button", name="Bỏ “Banner”").click()
    page.get_by_role("button", name="Hoàn tác: Bỏ “Banner”").click()
    expect(card(slot(page, "Cột trái"), "Banner")).to_be_visible()
    save(page)
    column = public_column(citizen, portal, "Cột trái")
    expect(column).to_be_visible()
    expect(column).not_to_contain_text("Chào bạn đọc")


def test_the_view_of_a_page_kind_shows_its_blocks_only(office):
    page = office(width=1366)
    expect(slot(page, "Trang chủ: cột chính")).to_be_visible()
    page.get_by_label("Loại trang").select_option("article")
    expect(slot(page, "Trang chủ: cột chính")).to_be_hidden()
    expect(card(slot(page, "Dưới nội dung"), "Những tin mới hơn")).to_be_visible()
    expect(slot(page, "Cột phải")).to_contain_text("khối chỉ hiện ở loại trang khác")
    page.get_by_label("Loại trang").select_option("all")
    expect(slot(page, "Trang chủ: cột chính")).to_be_visible()


def test_two_people_who_change_different_blocks_lose_nothing(office):
    one, other = office(width=1366), office(width=1366)
    one.get_by_role("button", name="Tắt “Banner”").click()
    other.get_by_role("button", name=f"Tắt “{BLOCK}”").click()
    save(one)
    save(other)
    expect(other.get_by_text("Đã gộp với thay đổi của")).to_be_visible()
    for name in ("Banner", BLOCK):
        expect(other.get_by_role("button", name=f"Bật “{name}”")).to_be_visible()


def test_a_clash_is_decided_on_the_page(office):
    one, other = office(width=1366), office(width=1366)
    for page, title in ((one, "Kết nối"), (other, "Địa chỉ cần biết")):
        page.get_by_role("button", name="Sửa “Liên kết website”").click()
        page.get_by_role("dialog").get_by_label("Tiêu đề").fill(title)
        page.get_by_role("dialog").get_by_role("button", name="Đặt").click()
        expect(card(page, title)).to_be_visible()
        save(page)
    expect(other.get_by_text("vừa lưu bố cục này")).to_be_visible()
    expect(card(other, "Địa chỉ cần biết")).to_be_visible()
    other.get_by_label("Giữ của tôi: “Địa chỉ cần biết”").check()
    save(other)
    expect(other.get_by_text("Đã lưu bố cục.")).to_be_visible()
    expect(card(other, "Địa chỉ cần biết")).to_be_visible()


def test_what_was_not_saved_is_offered_after_a_reload(office):
    page = office(width=1366)
    page.get_by_role("button", name="Tắt “Banner”").click()
    expect(page.get_by_text("Có thay đổi chưa lưu")).to_be_visible()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == ["beforeunload"]
    page.get_by_role("button", name="Lấy lại").click()
    expect(page.get_by_role("button", name="Bật “Banner”")).to_be_visible()
    save(page)
    expect(page.get_by_text("Tắt “Banner”.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Còn thay đổi chưa lưu của bạn")).to_be_hidden()


def test_without_scripts_the_layout_can_be_read(portal, visit):
    page = visit(java_script_enabled=False)
    page.goto(portal.url(THEME, "/quan-tri/"))
    log_in(page, portal, "quantri")
    page.goto(portal.url(THEME, ADDRESS))
    expect(page.locator("noscript .arrange-note")).to_contain_text("bố cục dưới đây chỉ để xem")
    expect(page.get_by_role("button", name="Lưu bố cục")).to_be_hidden()
    assert BLOCK in names(slot(page, "Cột phải"))


def test_page_and_dialogs_break_no_rule_of_wcag(office):
    page = office(width=1366, bypass_csp=True)  # the checker styles elements of its own
    found = []

    def check(what: str) -> None:
        for width in (1366, 375):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="light")
            found.extend(f"{what} {width} light: {line}" for line in axe.violations(page))
            page.emulate_media(color_scheme="dark")
            found.extend(f"{what} {width} dark: {line}" for line in axe.violations(page, axe.COLOURS))
        page.set_viewport_size({"width": 1366, "height": 900})

    page.get_by_role("button", name=f"Tắt “{BLOCK}”").click()
    check("page")
    page.get_by_role("button", name=f"Di chuyển “{BLOCK}”").click()
    check("menu")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="+ Thêm khối vào Cột trái").click()
    check("catalogue")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Sửa “Các chuyên mục”").click()
    expect(page.get_by_role("dialog").get_by_label("Tiêu đề")).to_be_visible()
    check("form")
    page.keyboard.press("Escape")
    save(page)
    page.get_by_role("link", name="Phiên bản").click()
    expect(page.get_by_role("heading", name="Phiên bản của bố cục")).to_be_visible()
    check("versions")
    assert found == []
