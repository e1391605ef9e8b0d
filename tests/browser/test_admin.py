"""Pages of the admin in a browser: rules of WCAG, and pictures in the editor."""

import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser import axe
from tests.browser.office import (
    THEME,
    choose,
    editor_of,
    log_in,
    open_picture_dialog,
    paste_file,
    photo,
    send_picture,
)

pytestmark = pytest.mark.browser
NOT_OURS = (".cke",)  # the editor
PAGES = {
    "login": "/quan-tri/login/",
    "start": "/quan-tri/",
    "articles": "/quan-tri/articles/article/",
    "article": "/quan-tri/articles/article/add/",
    "document": "/quan-tri/documents/document/add/",
    "picture": "/quan-tri/publishing/media/add/",
}


@pytest.mark.parametrize("kind", PAGES)
def test_it_breaks_no_rule_of_wcag(kind, portal, visit):
    page = visit(width=1366, bypass_csp=True)  # the checker styles elements of its own
    if kind != "login":
        log_in(page, portal, "bientap")
    page.goto(portal.url(THEME, PAGES[kind]), wait_until="networkidle")
    found = []
    for width in (1366, 375):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light")
        found += [f"{width} light: {line}" for line in axe.violations(page, outside=NOT_OURS)]
        page.emulate_media(color_scheme="dark")
        found += [f"{width} dark: {line}" for line in axe.violations(page, axe.COLOURS, outside=NOT_OURS)]
    assert found == []


def test_a_pasted_picture_needs_a_description(portal, visit):
    writer = visit()
    log_in(writer, portal, "phongvien")
    writer.goto(portal.url(THEME, PAGES["article"]))
    writer.get_by_label("Tiêu đề").fill("Ảnh chụp chợ phiên")
    choose(writer, "Chuyên mục:", "Tin trong tỉnh")
    body = editor_of(writer)
    body.click()
    writer.keyboard.type("Chợ họp từ sáng sớm.")
    paste_file(body, photo("maroon"))
    expect(body.locator("img[src^='/media/']")).to_be_visible()
    writer.get_by_role("button", name="Lưu nháp").click()
    expect(writer.get_by_text("Ảnh thứ 1 trong nội dung chưa có mô tả")).to_be_visible()
    expect(editor_of(writer).locator("img[src^='/media/']")).to_be_visible()


def test_a_file_that_is_no_picture_is_refused_in_the_editor(portal, visit):
    writer = visit()
    log_in(writer, portal, "phongvien")
    writer.goto(portal.url(THEME, PAGES["article"]))
    editor_of(writer).click()
    dialog = open_picture_dialog(writer)
    writer.on("dialog", lambda told: told.accept())
    with writer.expect_event("dialog") as told:
        send_picture(writer, dialog, FilePayload(name="anh.png", mimeType="image/png", buffer=b"<svg onload=alert(1)>"))
    assert "Tệp không phải là ảnh" in told.value.message
