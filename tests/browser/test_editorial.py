"""Two people write, review and publish through the real admin and its editor; citizens read and are counted."""

import re

import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser.office import (
    THEME,
    choose,
    editor_of,
    insert_picture,
    log_in,
    paste_text,
    photo,
    publish_from_queue,
    reload_until,
)
from tests.documents import make_documents

pytestmark = pytest.mark.browser
# The browser of the tests calls itself headless, and such visitors are not counted.
CITIZEN = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
)
FROM_WORD = (
    '<p class="MsoNormal" style="margin:0cm;text-align:justify;font-family:Arial"><span lang="VI" '
    'style="font-size:14.0pt;mso-bidi-font-size:11.0pt;color:red">Kinh phí: <b>120 triệu đồng</b>.<o:p></o:p></span></p>'
    '<table class="MsoTableGrid" border="1" style="border-collapse:collapse"><tr><td style="width:5cm">Xã</td></tr></table>'
    '<p onclick="alert(1)"><a href="javascript:alert(2)">Xem</a></p>'
)
LEFT_OF_WORD = re.compile(r"mso|style=|<o:|font|onclick|javascript:|border=|lang=", re.IGNORECASE)


def test_an_article_from_the_writer_to_the_counter(portal, visit):
    title = "Phú Bình khánh thành cầu dân sinh"
    writer = visit()
    log_in(writer, portal, "phongvien")
    writer.get_by_role("link", name="Viết bài viết").click()
    writer.get_by_label("Tiêu đề").fill(title)
    writer.get_by_label("Sapo").fill("Cầu dài 42 mét nối hai xóm ven sông.")
    choose(writer, "Chuyên mục:", "Tin trong tỉnh")
    writer.get_by_label("Tải ảnh lên").set_input_files(photo("teal"))
    writer.get_by_label("Mô tả ảnh").fill("Người dân đi bộ qua cây cầu mới")
    body = editor_of(writer)
    body.click()
    writer.keyboard.type("Sáng nay, cầu chính thức thông xe.")
    writer.keyboard.press("Enter")
    insert_picture(writer, photo("olive"), "Xe máy chạy trên mặt cầu")
    expect(body.get_by_role("img", name="Xe máy")).to_have_attribute("src", re.compile("^/media/"))
    writer.get_by_role("button", name="Gửi duyệt").click()
    expect(writer.get_by_text("Đã gửi duyệt.")).to_be_visible()
    expect(writer.get_by_role("button", name="Duyệt và đăng")).to_have_count(0)

    citizen = visit(user_agent=CITIZEN)
    citizen.goto(portal.url(THEME, "home"))
    expect(citizen.get_by_text(title)).to_have_count(0)
    publish_from_queue(visit(), portal, title)
    citizen.reload()
    citizen.get_by_role("main").get_by_role("link", name=title).first.click()
    article = citizen.get_by_role("main").get_by_role("article")
    expect(article.get_by_role("heading", level=1)).to_have_text(title)
    expect(article).to_contain_text("Sáng nay, cầu chính thức thông xe.")
    for alt in ("Người dân đi bộ qua cây cầu mới", "Xe máy chạy trên mặt cầu"):
        picture = article.get_by_role("img", name=alt)
        picture.scroll_into_view_if_needed()
        citizen.wait_for_function("image => image.complete && image.naturalWidth > 300", arg=picture.element_handle())
    expect(article).to_contain_text("Đã xem: 0")
    portal.manage("fold_hits", "--once")
    reload_until(citizen, article, "Đã xem: 1")


def test_a_document_from_the_writer_to_the_download(portal, visit):
    title = "Kế hoạch phát triển văn hóa đọc"
    writer = visit()
    log_in(writer, portal, "phongvien")
    writer.get_by_role("link", name="Văn bản", exact=True).first.click()
    writer.get_by_role("link", name="Thêm văn bản").first.click()
    writer.get_by_label("Số, ký hiệu").fill("45/KH-UBND")
    writer.get_by_label("Trích yếu").fill(title)
    choose(writer, "Loại văn bản:", "Kế hoạch")
    choose(writer, "Cơ quan ban hành:", "Ban Tuyên giáo Tỉnh ủy")
    writer.get_by_label("Ngày ban hành").fill("03/02/2026")
    writer.get_by_role("button", name="Thêm Tệp đính kèm").click()
    pdf = make_documents.pdf_bytes()
    file = FilePayload(name="ban-quet.pdf", mimeType="application/pdf", buffer=pdf)
    writer.locator("[name='files-0-upload']").set_input_files(file)
    body = editor_of(writer)
    body.click()
    paste_text(body, FROM_WORD)
    expect(body).to_contain_text("120 triệu đồng")
    writer.get_by_role("button", name="Gửi duyệt").click()
    expect(writer.get_by_text("Đã gửi duyệt.")).to_be_visible()
    expect(writer.get_by_role("button", name="Duyệt và đăng")).to_have_count(0)
    publish_from_queue(visit(), portal, title)

    citizen = visit(user_agent=CITIZEN)
    citizen.goto(portal.url(THEME, "documents"))
    citizen.get_by_role("main").get_by_role("link", name=title).click()
    document = citizen.get_by_role("main").get_by_role("article")
    text = document.locator(".body").inner_html()
    assert "<strong>120 triệu đồng</strong>" in text
    assert not LEFT_OF_WORD.search(text), text
    expect(document).to_contain_text("Lượt xem: 0 | lượt tải: 0")
    with citizen.expect_download() as download:
        document.get_by_role("link", name="Tải về").click()
    assert download.value.suggested_filename == "45-KH-UBND.pdf"
    assert download.value.path().read_bytes() == pdf
    portal.manage("fold_hits", "--once")
    reload_until(citizen, document, "Lượt xem: 1 | lượt tải: 1")
