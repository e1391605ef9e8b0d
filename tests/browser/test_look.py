"""The page "Giao diện" in a browser, and the public pages in a Site's own colours behind its own picture."""

import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.browser import axe
from tests.browser.office import THEME, log_in
from tests.browser.test_accessibility import MOST_BYTES, MOST_REQUESTS, WATCH_SHIFTS, WIDER_THAN_SCREEN, weight

pytestmark = pytest.mark.browser
AS_IT_WAS = f"""
from portal.base.generation import raise_all
from portal.identity.models import SiteProfile
SiteProfile.objects.filter(site__domain="thainguyen.localhost").update(
    theme="{THEME}", main_colour="", accent_colour="", banner=None, logo=None, footer_lines="")
raise_all()
"""
BAR = "getComputedStyle(document.querySelector('.main-menu')).backgroundColor"
GREEN = "rgb(27, 107, 58)"


@pytest.fixture(autouse=True)
def as_it_was(portal):
    """The other tests know the portal in its own theme."""
    yield
    portal.manage("shell", "-c", AS_IT_WAS)


@pytest.fixture
def desk(portal, visit) -> Page:
    """The page "Giao diện", found through the side menu."""
    page = visit(width=1366, bypass_csp=True)  # the checker styles elements of its own
    log_in(page, portal, "quantri")
    page.get_by_role("link", name="Giao diện, màu, ảnh").first.click()
    expect(page.get_by_role("heading", name="Giao diện, màu, ảnh", level=1)).to_be_visible()
    return page


def busy_picture() -> FilePayload:
    """Every colour beside every other: no text could be read on it."""
    small = Image.new("RGB", (160, 30))
    small.putdata([(number * 97 % 256, number * 57 % 256, number * 31 % 256) for number in range(160 * 30)])
    out = BytesIO()
    small.resize((1600, 300), 0).save(out, "PNG")
    return FilePayload(name="dau-trang.png", mimeType="image/png", buffer=out.getvalue())


def type_colours(page: Page) -> None:
    page.get_by_label("Màu chính:").fill("#1b6b3a")
    page.get_by_label("Màu nhấn:").fill("#ffd54a")


def save(page: Page) -> None:
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Đã lưu giao diện.")).to_be_visible()


def test_a_theme_is_chosen_previewed_saved_and_changed_back(desk, portal, visit):
    citizen = visit()
    citizen.goto(portal.url(THEME, "article"))
    before = citizen.locator("body").inner_text()
    desk.get_by_label("Lai Châu").check()
    type_colours(desk)
    expect(desk.get_by_text("Tương phản 6,54 (chữ trắng trên màu này): đạt")).to_be_visible()
    desk.get_by_label("Dòng thêm ở chân trang").fill("Cổng đang chạy thử.")
    desk.get_by_role("button", name="Xem thử").click()
    shown = desk.frame_locator("iframe[name=preview-frame]")
    expect(shown.locator("body")).to_have_class(re.compile("theme-lai_chau"))
    expect(shown.get_by_text("Cổng đang chạy thử.")).to_be_attached()
    assert shown.locator("body").evaluate(BAR) == GREEN
    expect(desk.locator(".preview-stage")).to_be_in_viewport(ratio=0.7)
    citizen.reload()
    assert citizen.locator("body").inner_text() == before

    save(desk)
    citizen.reload()
    expect(citizen.locator("body")).to_have_class(re.compile("theme-lai_chau"))
    expect(citizen.get_by_text("Cổng đang chạy thử.")).to_be_visible()
    assert citizen.evaluate(BAR) == GREEN

    desk.get_by_label("Thái Nguyên").check()
    desk.get_by_role("button", name="Về màu của giao diện").click()
    expect(desk.get_by_label("Màu chính:")).to_have_value("")
    desk.get_by_label("Dòng thêm ở chân trang").fill("")
    save(desk)
    expect(desk.get_by_text("vẫn được giữ nguyên")).to_be_visible()
    citizen.reload()
    assert citizen.locator("body").inner_text() == before


def test_a_colour_too_pale_is_refused_with_a_proposal(desk):
    desk.get_by_label("Màu chính:").fill("#d9534f")
    expect(desk.get_by_text("Tương phản 3,96 (chữ trắng trên màu này): chưa đủ 4,5")).to_be_visible()
    desk.get_by_role("button", name="Lưu", exact=True).click()
    told = desk.get_by_text("chỉ đạt tương phản 3,96; cần ít nhất 4,5.")
    expect(told).to_be_visible()
    expect(desk.get_by_label("Màu chính:")).to_have_value("#d9534f")
    expect(desk.get_by_label("Màu chính:")).to_be_focused()
    desk.get_by_label("Màu chính:").fill(told.inner_text().split("Gợi ý: ")[1].rstrip("."))
    save(desk)


def test_leaving_with_unsaved_changes_is_asked(desk):
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.reload()
    assert asked == []
    desk.get_by_label("Dòng thêm ở chân trang").press_sequentially("Đường dây nóng")
    desk.reload()
    assert asked == ["beforeunload"]


def test_the_palette_and_the_typed_colour_go_together(desk):
    desk.get_by_label("Bảng chọn màu chính").fill("#3b1b6b")
    expect(desk.get_by_label("Màu chính:")).to_have_value("#3b1b6b")
    desk.get_by_label("Màu chính:").fill("#1b6b3a")
    expect(desk.get_by_label("Bảng chọn màu chính")).to_have_value("#1b6b3a")


def test_an_older_look_comes_back_by_one_press(desk, portal, visit):
    type_colours(desk)
    save(desk)
    desk.get_by_label("Màu chính:").fill("#3b1b6b")
    save(desk)
    desk.get_by_role("link", name="Phiên bản trước").click()
    row = desk.get_by_role("row").filter(has_text="Màu chính: (trống) → #1b6b3a")
    row.get_by_role("button", name="Khôi phục").first.click()
    expect(desk.get_by_text("Đã khôi phục giao diện")).to_be_visible()
    citizen = visit()
    citizen.goto(portal.url(THEME, "home"))
    assert citizen.evaluate(BAR) == GREEN


def test_the_page_breaks_no_rule_of_wcag(desk):
    type_colours(desk)
    save(desk)
    found = []
    for address in (desk.url, f"{desk.url}phien-ban/"):
        desk.goto(address, wait_until="networkidle")
        for width in (1366, 375):
            desk.set_viewport_size({"width": width, "height": 900})
            desk.emulate_media(color_scheme="light")
            found += [f"{address} {width} light: {line}" for line in axe.violations(desk)]
            desk.emulate_media(color_scheme="dark")
            found += [f"{address} {width} dark: {line}" for line in axe.violations(desk, axe.COLOURS)]
            found += desk.evaluate("document.documentElement.scrollWidth > innerWidth ? ['too wide'] : []")
    assert found == []


def test_names_are_read_before_any_picture_in_any_scheme(desk, portal, visit):
    type_colours(desk)
    desk.get_by_label("Tải ảnh đầu trang lên").set_input_files(busy_picture())
    save(desk)
    found = []
    citizen = visit(bypass_csp=True)
    citizen.goto(portal.url(THEME, "article"), wait_until="networkidle")
    for width in (1280, 375):
        citizen.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            citizen.emulate_media(color_scheme=scheme)
            found += [f"{width} {scheme}: {line}" for line in axe.violations(citizen)]
    citizen.set_viewport_size({"width": 320, "height": 640})
    assert found + citizen.evaluate(WIDER_THAN_SCREEN) == []
    picture = citizen.locator(".banner-picture")
    citizen.get_by_role("button", name="Tương phản").click()
    expect(picture).to_be_hidden()
    citizen.get_by_role("button", name="Tương phản").click()
    citizen.emulate_media(media="print")
    expect(picture).to_be_hidden()


def test_own_colours_and_picture_keep_the_page_light_and_still(desk, portal, visit):
    """The picture of the header is no content photo: it is counted as a request."""
    type_colours(desk)
    desk.get_by_label("Tải ảnh đầu trang lên").set_input_files(busy_picture())
    save(desk)
    citizen = visit()
    answers = []
    citizen.on("response", lambda answer: answers.append(answer))
    citizen.add_init_script(WATCH_SHIFTS)
    citizen.goto(portal.url(THEME, "article"), wait_until="networkidle")
    banner = citizen.locator(".banner-picture").evaluate("image => image.currentSrc")
    counted = {answer.url: answer for answer in answers if "/media/" not in answer.url or answer.url == banner}
    assert banner in counted and any("/giao-dien/" in url for url in counted)
    assert len(counted) <= MOST_REQUESTS, list(counted)
    assert sum(weight(answer) for url, answer in counted.items() if url != banner) <= MOST_BYTES
    assert citizen.evaluate("window.shifts") == []
