"""The pages of figures in a browser: chosen by keyboard, read by everybody, corrected with a reason."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe
from tests.browser.office import THEME, log_in

pytestmark = pytest.mark.browser
WIDER = "document.documentElement.scrollWidth > innerWidth ? [`${location.pathname} too wide at ${innerWidth}`] : []"
FILL = """
from django.utils import timezone
from articles.models import Article
from documents.models import Document
from portal.visits.demo_days import fill_days, fill_views
from portal.visits.demo_parts import fill_parts
now = timezone.now()
rows = Article.objects.filter(site__domain="thainguyen.localhost")
site_id = rows[0].site_id
fill_days(site_id, total=900000, month=0, last_month=80000, today=0, now=now)
fill_views(site_id, "article", {row.pk: (20000 + row.pk, 0) for row in rows}, now)
documents = Document.objects.filter(site_id=site_id)
fill_views(site_id, "document", {row.pk: (2000, 900) for row in documents}, now)
fill_parts(site_id, timezone.localdate(), 12)
"""
VISITS, CONTENTS = "/quan-tri/visits/visitday/thong-ke/", "/quan-tri/visits/visitday/thong-ke/noi-dung/"
CORRECT = "/quan-tri/visits/daycount/chinh-so-lieu/"


@pytest.fixture(scope="module", autouse=True)
def counted(portal) -> None:
    portal.manage("shell", "-c", FILL)


@pytest.fixture
def desk(portal, visit) -> Page:
    page = visit(width=1366, bypass_csp=True)  # the checker styles elements of its own
    log_in(page, portal, "quantri")
    return page


def test_the_editor_finds_the_figures_and_keeps_their_address(portal, visit):
    page = visit(width=1366)
    log_in(page, portal, "bientap")
    page.get_by_role("link", name="Xem thống kê").click()
    expect(page.get_by_role("heading", name="Thống kê", exact=True)).to_be_visible()
    page.get_by_label("Tháng trước").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Xem", exact=True).press("Enter")
    expect(page.get_by_role("definition").first).to_contain_text("80.000")
    assert "ky=thang-truoc" in page.url
    page.get_by_role("link", name="Nội dung được đọc").click()
    expect(page.get_by_label("Tháng trước")).to_be_checked()


def test_a_curve_and_its_table_say_the_same(desk, portal):
    desk.goto(portal.url(THEME, CONTENTS))
    desk.get_by_role("region", name="Bài viết được đọc nhiều").last.get_by_role("link").first.click()
    expect(desk.get_by_role("img", name="Lượt xem từng ngày")).to_be_visible()
    desk.get_by_text("Bảng số liệu").focus()
    desk.keyboard.press("Enter")
    table = desk.get_by_role("region", name="Lượt xem 90 ngày qua").last.get_by_role("table")
    expect(table).to_be_visible()
    assert table.get_by_role("row").count() == 91
    with desk.expect_download() as download:
        desk.get_by_role("link", name="XLSX").click()
    assert download.value.suggested_filename.endswith(".xlsx")


def test_a_correction_is_logged_and_a_wrong_one_kept(desk, portal):
    desk.goto(portal.url(THEME, CORRECT))
    desk.get_by_label("Cổng", exact=True).select_option(label="Cổng thông tin điện tử tỉnh Thái Nguyên")
    desk.get_by_label("Số", exact=True).fill("-5000000")
    desk.get_by_label("Lý do").fill("Máy tự bấm")
    desk.get_by_role("button", name="Chỉnh và ghi nhật ký").click()
    expect(desk.get_by_text("không bớt được 5.000.000")).to_be_visible()
    expect(desk.get_by_label("Lý do")).to_have_value("Máy tự bấm")
    desk.get_by_label("Số", exact=True).fill("12")
    desk.get_by_role("button", name="Chỉnh và ghi nhật ký").click()
    expect(desk.get_by_text("Đã chỉnh lượt truy cập ngày")).to_be_visible()
    log = desk.get_by_role("region", name="Các lần chỉnh gần đây").last
    expect(log.get_by_role("row").nth(1)).to_contain_text("Lý do: Máy tự bấm")


def test_the_pages_break_no_rule_of_wcag(desk, portal):
    desk.goto(portal.url(THEME, CONTENTS))
    curve = (
        desk.get_by_role("region", name="Văn bản được đọc nhiều").last.get_by_role("link").first.get_attribute("href")
    )
    found = []
    for address in (VISITS, f"{VISITS}?ky=nam-nay", f"{VISITS}?ky=tuy-chon&tu=&den=", CONTENTS, curve, CORRECT):
        desk.goto(portal.url(THEME, address), wait_until="networkidle")
        desk.evaluate("document.querySelectorAll('.statistics details').forEach(box => { box.open = true; })")
        for width in (1366, 375):
            desk.set_viewport_size({"width": width, "height": 900})
            desk.emulate_media(color_scheme="light")
            found += [f"{address} {width} light: {line}" for line in axe.violations(desk)]
            desk.emulate_media(color_scheme="dark")
            found += [f"{address} {width} dark: {line}" for line in axe.violations(desk, axe.COLOURS)]
            found += desk.evaluate(WIDER)
    assert found == []


def test_charts_are_seen_in_forced_colours_and_on_paper(desk, portal):
    desk.goto(portal.url(THEME, VISITS))
    column = desk.locator(".chart-column").first
    fill = "element => getComputedStyle(element).fill"
    usual = column.evaluate(fill)
    desk.emulate_media(forced_colors="active")
    assert column.evaluate(fill) != usual
    assert desk.locator(".chart-text").first.evaluate(fill) == desk.evaluate("getComputedStyle(document.body).color")
    desk.emulate_media(forced_colors="none", media="print")
    expect(desk.locator(".statistics-period")).to_be_hidden()
    expect(desk.locator("#header")).to_be_hidden()
    expect(column).to_be_visible()
