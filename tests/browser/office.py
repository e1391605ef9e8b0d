"""What people of the office do in the admin, in its own words."""

import time
from io import BytesIO

from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.conftest import Portal
from tests.make import PASSWORD

THEME = "thai_nguyen"  # the portal where they work
PASTE = """
(body, [kind, text, name, bytes]) => {
  const data = new DataTransfer();
  if (text) data.setData(kind, text);
  else data.items.add(new File([new Uint8Array(bytes)], name, {type: kind}));
  body.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}
"""


def photo(colour: str) -> FilePayload:
    """A picture as a camera names it; another colour is another picture."""
    out = BytesIO()
    Image.new("RGB", (640, 360), colour).save(out, "JPEG")
    return FilePayload(name="IMG_2041.jpg", mimeType="image/jpeg", buffer=out.getvalue())


def log_in(page: Page, portal: Portal, name: str) -> None:
    page.goto(portal.url(THEME, "/quan-tri/"))
    page.get_by_label("Tên").fill(name)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", name="Bàn làm việc")).to_be_visible()


def choose(page: Page, label: str, words: str) -> None:
    """In a select whose options may be indented."""
    field = page.get_by_label(label, exact=True)
    field.select_option(value=field.locator("option", has_text=words).first.get_attribute("value"))


def editor_of(page: Page) -> Locator:
    """Where one types in the rich text editor, when it is ready."""
    body = page.frame_locator("iframe.cke_wysiwyg_frame").locator("body")
    expect(body).to_have_attribute("contenteditable", "true", timeout=20_000)
    return body


def paste_text(body: Locator, markup: str) -> None:
    body.evaluate(PASTE, ["text/html", markup, "", []])


def paste_file(body: Locator, file: FilePayload) -> None:
    body.evaluate(PASTE, [file["mimeType"], "", file["name"], list(file["buffer"])])


def open_picture_dialog(page: Page) -> Locator:
    page.locator(".cke_button__image").click()
    return page.get_by_role("dialog").filter(visible=True)


def send_picture(page: Page, dialog: Locator, file: FilePayload) -> None:
    dialog.get_by_role("tab", name="Tải lên").click()
    page.frame_locator("iframe.cke_dialog_ui_input_file").locator("input[type=file]").set_input_files(file)
    dialog.get_by_role("button", name="Tải lên máy chủ").click()


def insert_picture(page: Page, file: FilePayload, alt: str) -> None:
    dialog = open_picture_dialog(page)
    send_picture(page, dialog, file)
    dialog.get_by_label("Mô tả cho người không nhìn thấy ảnh").fill(alt)
    dialog.get_by_role("button", name="Đồng ý").click()


def publish_from_queue(page: Page, portal: Portal, title: str) -> None:
    """The editor opens what waits on the start page, and publishes it."""
    log_in(page, portal, "bientap")
    page.get_by_role("link", name=title).first.click()
    page.get_by_role("button", name="Duyệt và đăng").click()
    expect(page.get_by_text("Đã đăng lên cổng.")).to_be_visible()


def reload_until(page: Page, place: Locator, words: str) -> None:
    """Numbers on ready pages may be a minute old, and never older."""
    end = time.monotonic() + 60
    while words not in place.inner_text() and time.monotonic() < end:
        page.wait_for_timeout(1500)
        page.reload()
    expect(place).to_contain_text(words)
