"""Everything the five reference pages show, with its exact label, on pages of our themes; their defects cleaned.

P0 is a page of a province in the theme lai_chau; P1, P3 and P4 are pages of a Party committee in thai_nguyen.
"""

import re
from datetime import datetime
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from articles.models import AlbumPhoto, RelatedArticle
from portal.base.generation import raise_all
from portal.layout import shipped
from portal.pages.models import Banner
from portal.visits.counters import set_start, set_visit_start
from portal.visits.models import Online, VisitDay
from tests import make
from tests.documents import make_documents

pytestmark = pytest.mark.django_db
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
CAPTION = "Quang cảnh buổi làm việc tại bệnh viện"


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=HANOI)


P0 = local(2017, 4, 20, 16, 14, 34)


@pytest.fixture
def lai_chau():
    site = make.site(
        theme="lai_chau",
        masthead_title="CỔNG THÔNG TIN ĐIỆN TỬ TỈNH LAI CHÂU - Giai đoạn 2",
        licence="56/GP - TTĐT",
        fax="02133.791.559",
        reuse_line="Ghi rõ nguồn www.laichau.gov.vn khi sử dụng thông tin trên website này",
    )
    shipped.install(site.pk, "lai_chau")
    return site


@pytest.fixture
def thai_nguyen():
    site = make.site(theme="thai_nguyen", name="Ban Tuyên giáo Tỉnh ủy")
    shipped.install(site.pk, "thai_nguyen")
    return site


def page(client, row) -> str:
    answer = client.get(row.get_absolute_url())
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def words(markup: str) -> str:
    """The text of a page without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", markup.split("<body", 1)[1].split(">", 1)[1]).split())


def in_order(text: str, *parts: str) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def block(text: str, heading: str) -> str:
    """The part of a page that stands under this heading of a box."""
    found = re.search(rf"<h2 class=\"block-title\"[^>]*><span>{re.escape(heading)}</span>.*?</section>", text, re.S)
    assert found, heading
    return found.group()


def test_1_breadcrumb(client, lai_chau):
    top = make.category("Tin hoạt động trong tỉnh")
    row = make.article(category=make.category("Tin Tỉnh Uỷ", parent=top))
    crumbs = re.search(r'<nav class="breadcrumb".*?</nav>', page(client, row), re.S).group()
    assert in_order(crumbs, ">Trang chủ<", ">Tin hoạt động trong tỉnh<", ">Tin Tỉnh Uỷ<")


def test_2_title(client, lai_chau):
    row = make.article("Lai Châu: Tập trung tuyên truyền về khoa giáo")
    assert "<h1>Lai Châu: Tập trung tuyên truyền về khoa giáo</h1>" in page(client, row)


@pytest.mark.parametrize(
    ("theme", "values", "moment", "stamp", "above"),
    [
        ("lai_chau", {}, P0, "(Ngày đăng :20/04/2017 4:14:34 CH)", False),
        ("thai_nguyen", {}, local(2021, 7, 16, 4, 36), "Thứ sáu - 16/07/2021 04:36", False),
        (
            "thai_nguyen", {"date_style": "weekday_number", "date_place": "above"}, local(2019, 4, 9),
            "Thứ 3 Ngày 09/04/2019", True,
        ),
        (
            "lai_chau", {"date_style": "weekday_number", "date_place": "above"}, local(2019, 4, 9),
            "Thứ 3 Ngày 09/04/2019", True,
        ),
        ("thai_nguyen", {}, local(2023, 10, 30, 3, 17), "Thứ hai - 30/10/2023 03:17", False),
    ],
    ids=["P0", "P1", "P3", "P3 in the other theme", "P4"],
)  # fmt: skip
def test_3_date_line_and_its_place(client, theme, values, moment, stamp, above):
    make.site(theme=theme, **values)
    text = page(client, make.article("Tiêu đề bài viết", published_at=moment))
    assert text.count(f">{stamp}<") == 1
    title = "<h1>Tiêu đề bài viết</h1>"
    assert in_order(text, f">{stamp}<", title) if above else in_order(text, title, f">{stamp}<")


def test_4_and_5_views_and_comments_in_the_line_of_the_date(client, thai_nguyen):
    row = make.article(published_at=local(2021, 7, 16, 4, 36))
    set_start(thai_nguyen.pk, "article", {row.pk: (1356, 0)})
    assert "Thứ sáu - 16/07/2021 04:36 Đã xem: 1.356 Phản hồi: 0" in words(page(client, row))


def test_6_summary_is_printed_once(client, thai_nguyen):
    row = make.article(sapo="Sáng nay, hội nghị giao ban đã họp…", body="<p>Đồng chí chủ trì phát biểu.</p>")
    assert words(page(client, row)).count("Sáng nay, hội nghị giao ban đã họp…") == 1


@pytest.mark.parametrize("theme", ["lai_chau", "thai_nguyen"])
def test_7_photo_stands_as_on_the_reference_page_with_one_caption(client, theme):
    make.site(theme=theme)
    row = make.article(sapo="Đoạn mở đầu", photo=make.picture(), photo_alt="Bác sĩ khám bệnh", photo_caption=CAPTION)
    text = page(client, row)
    photo, sapo = f"<figcaption>{CAPTION}", '<p class="sapo">Đoạn mở đầu'
    assert in_order(text, photo, sapo) if theme == "lai_chau" else in_order(text, sapo, photo)
    assert words(text).count(CAPTION) == 1
    assert 'alt="Bác sĩ khám bệnh"' in text


def test_8_and_9_indents_are_gone_and_the_end_mark_stays(client, thai_nguyen):
    row = make.article(body="<p>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; Năm năm qua, công tác được chú trọng./.</p>")
    assert "<p>Năm năm qua, công tác được chú trọng./.</p>" in page(client, row)


@pytest.mark.parametrize(
    ("author", "labelled", "printed"),
    [
        ("Hồng Nhung", False, ">Hồng Nhung<"),
        ("Phòng Khoa giáo – Ban Tuyên giáo Tỉnh ủy", False, ">Phòng Khoa giáo – Ban Tuyên giáo Tỉnh ủy<"),
        ("Đỗ Nhung", True, ">Tác giả: Đỗ Nhung<"),
    ],
)
def test_10_author_or_unit(client, thai_nguyen, author, labelled, printed):
    assert printed in page(client, make.article(author_text=author, author_labelled=labelled))


def test_11_and_12_rating_and_opinions(client, thai_nguyen):
    text = words(page(client, make.article()))
    assert "Click để đánh giá bài viết" in text
    assert "Tổng số điểm của bài viết là: 0 trong 0 đánh giá" in text
    assert "Ý kiến bạn đọc" in text


def test_13_and_14_related_and_newest_with_their_stamps(client, lai_chau):
    row = make.article(published_at=P0)
    newest = make.article("Niềm vui xuân mới", published_at=local(2018, 2, 18, 0, 52, 56))
    related = make.article("Lai Châu: Những dấu ấn nổi bật năm 2017", published_at=local(2018, 2, 12, 13, 59, 23))
    RelatedArticle.objects.create(article=row, related=related)
    text = page(client, row)
    assert "Lai Châu: Những dấu ấn nổi bật năm 2017 (12/02/2018 1:59:23 CH)" in words(
        f"<body>{block(text, 'Tin liên quan')}"
    )
    assert f"{newest.title} (18/02/2018 12:52:56 SA)" in words(f"<body>{block(text, 'Tin mới nhất')}")
    assert in_order(text, "Tin liên quan", "Tin mới nhất")


def test_13_newer_older_and_others(client, thai_nguyen):
    row = make.article("Bài đang xem", published_at=local(2021, 7, 16, 4, 36))
    make.article("Bài đăng sau", published_at=local(2021, 7, 17, 4, 36))
    make.article("Bài đăng trước", published_at=local(2021, 7, 15, 4, 36))
    text = page(client, row)
    assert "Bài đăng sau" in block(text, "Những tin mới hơn")
    assert "Bài đăng trước" in block(text, "Những tin cũ hơn")
    others = block(text, "Các tin khác")
    assert in_order(others, "Bài đăng sau", "Bài đăng trước")
    assert "Bài đang xem" not in others


def test_15_photo_strip_has_descriptions_and_no_file_names(client, thai_nguyen):
    album = make.album(photos=5)
    AlbumPhoto.objects.filter(album=album).update(caption="Trao giải cho học sinh")
    strip = block(page(client, make.article()), "Hình ảnh hoạt động")
    assert strip.count("<img ") == 5
    assert len(re.findall(r'alt="Phiên chợ, góc nhìn \d"', strip)) == 5
    assert not re.search(r"\.(jpg|png)", strip)


@pytest.mark.parametrize("theme", ["lai_chau", "thai_nguyen"])
def test_16_headline_with_a_cut_teaser(client, theme):
    shipped.install(make.site(theme=theme).pk, theme)
    sapo = "Hai ngày cuối tháng bảy, các điển hình tiên tiến toàn tỉnh về dự đại hội và kể chuyện làm việc tốt ở bản làng mình"
    make.article("Đại hội thi đua yêu nước tỉnh Lai Châu lần thứ V (2020-2025)", featured=True, sapo=sapo)
    row = make.article("Bài khác", category=make.category("Thể thao"))
    path = row.get_absolute_url() if theme == "lai_chau" else row.category.get_absolute_url()
    text = unescape(client.get(path).content.decode())
    headline = block(text, "Tin tiêu điểm")
    assert "Đại hội thi đua yêu nước tỉnh Lai Châu lần thứ V (2020-2025)" in headline
    assert "...</p>" in headline


@pytest.mark.parametrize(("theme", "heading"), [("lai_chau", "Văn bản mới"), ("thai_nguyen", "Tư liệu - Văn kiện")])
def test_17_documents_with_number_and_counters(client, theme, heading):
    site = make.site(theme=theme)
    shipped.install(site.pk, theme)
    row = make_documents.document("Hướng dẫn nhiệm vụ trọng tâm công tác khoa giáo năm 2022", number="28-HD/BTGTU")
    file = make_documents.file(row)
    set_start(site.pk, "document", {row.pk: (696, 218)})
    raise_all()
    shown = words(f"<body>{block(page(client, make.article()), heading)}")
    assert "Số 28-HD/BTGTU Hướng dẫn nhiệm vụ trọng tâm công tác khoa giáo năm 2022" in shown
    assert "Lượt xem: 696 | lượt tải: 218" in shown
    assert file.pk


def test_18_statistics_with_all_lines(client, thai_nguyen):
    today = timezone.localdate()
    VisitDay.objects.create(site=thai_nguyen, day=today, visits=13_071)
    set_visit_start(thai_nguyen.pk, 13_513_116)
    Online.objects.create(site=thai_nguyen, at=timezone.now(), people=70, members=0, bots=9)
    shown = words(f"<body>{block(page(client, make.article()), 'Thống kê website')}")
    assert in_order(
        shown, "Đang truy cập 79", "Máy chủ tìm kiếm 9", "Khách viếng thăm 70", "Hôm nay 13.071", "Tháng hiện tại 13.071",
        "Tháng trước 0", "Tổng lượt truy cập 13.526.187",
    )  # fmt: skip


def test_18_statistics_with_commas_and_without_redundant_lines(client):
    site = make.site(theme="lai_chau", thousands="comma")
    shipped.install(site.pk, "lai_chau")
    VisitDay.objects.create(site=site, day=timezone.localdate(), visits=24_958)
    set_visit_start(site.pk, 28_361_553)
    Online.objects.create(site=site, at=timezone.now(), people=92, members=0, bots=0)
    shown = words(f"<body>{block(page(client, make.article()), 'Thống kê website')}")
    assert in_order(shown, "Đang truy cập 92", "Hôm nay 24,958", "Tổng lượt truy cập 28,386,511")
    assert "Máy chủ tìm kiếm" not in shown
    assert "Khách viếng thăm" not in shown


@pytest.mark.parametrize("theme", ["lai_chau", "thai_nguyen"])
def test_19_banner_says_what_it_shows(client, theme):
    site = make.site(theme=theme)
    shipped.install(site.pk, theme)
    Banner.objects.create(site=site, code="cot", picture=make.picture(), alt="Tìm hiểu Hiến pháp Việt Nam", url="/")
    text = page(client, make.article())
    assert 'alt="Tìm hiểu Hiến pháp Việt Nam"' in text
    assert "hienphapvn" not in text


def test_20_the_idle_notice_is_not_for_readers(client, thai_nguyen):
    assert "duy trì trạng thái đăng nhập" not in page(client, make.article())


def test_21_top_and_bottom_buttons(client, thai_nguyen):
    text = page(client, make.article())
    assert re.search(r'<a class="up" href="#dau-trang">top\b', text)
    assert re.search(r'<a class="down" href="#cuoi-trang">down\b', text)
    assert 'id="dau-trang"' in text
    assert 'id="cuoi-trang"' in text


def test_22_and_23_masthead_labels_in_order_and_the_reuse_line(client, lai_chau):
    text = words(page(client, make.article()))
    assert in_order(
        text, "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH LAI CHÂU - Giai đoạn 2", "Cơ quan chủ quản: Ủy ban nhân dân tỉnh Lai Châu",
        "Giấy phép số: 56/GP - TTĐT", "Chịu trách nhiệm chính: Trưởng Ban biên tập",
        "Trụ sở: Khu hành chính – chính trị tỉnh", "Điện thoại: 02133.791.558", "Fax: 02133.791.559",
        "Email: banbientap@laichau.gov.vn",
        "Ghi rõ nguồn www.laichau.gov.vn khi sử dụng thông tin trên website này",
    )  # fmt: skip
