"""Page data of the portal's own pages and boxes, and which templates draw it."""

from typing import Annotated, TypedDict
from urllib.parse import urlencode

from django.utils.safestring import SafeString

from portal.layout import catalogue, samples
from portal.layout.page_data import MenuItem, Pager, Picture, TreeNode
from portal.pages.models import Page


class Sibling(TypedDict):
    """Một trang giới thiệu khác."""

    label: Annotated[str, "tên trang", "Cơ cấu tổ chức"]
    url: Annotated[str, "địa chỉ", "/gioi-thieu/co-cau-to-chuc/"]
    here: Annotated[bool, "là trang đang xem", True]


class StaticPage(TypedDict):
    """Trang giới thiệu đang xem."""

    title: Annotated[str, "tiêu đề trang", "Giới thiệu chung"]
    summary: Annotated[str, "tóm tắt; có thể trống", "Vị trí, dân số và lịch sử của tỉnh."]
    body: Annotated[SafeString, "nội dung", "<p>Lai Châu là tỉnh vùng cao biên giới phía Tây Bắc.</p>"]
    updated: Annotated[str, "ngày cập nhật", "16/07/2021"]
    archived: Annotated[bool, "trang đã đưa vào lưu trữ", True]
    siblings: Annotated[list[Sibling], "các trang giới thiệu"]


class Hit(TypedDict):
    """Một kết quả tìm kiếm."""

    kind: Annotated[str, "loại nội dung", "Tin bài"]
    title: Annotated[str, "tiêu đề", "Khai mạc Ngày hội đọc sách"]
    url: Annotated[str, "địa chỉ", "/bai-viet/khai-mac-ngay-hoi-doc-sach-1234/"]
    extract: Annotated[
        SafeString, "trích đoạn có đánh dấu từ tìm", "Sáng nay, <mark>ngày</mark> <mark>hội</mark> mở cửa"
    ]
    date: Annotated[str, "ngày đăng; có thể trống", "16/07/2021"]


class SearchResult(TypedDict):
    """Kết quả tìm."""

    count: Annotated[int, "số kết quả", 27]
    sentence: Annotated[str, "câu báo kết quả; trống khi chưa tìm", "Tìm thấy 27 kết quả."]


class SearchPage(TypedDict):
    """Trang tìm kiếm."""

    form: Annotated[
        SafeString, "ô tìm kiếm, đã vẽ sẵn", '<form class="filter" method="get" action="/tim-kiem/"></form>'
    ]
    query: Annotated[str, "từ đã gõ", "ngày hội"]
    result: Annotated[SearchResult, "kết quả tìm"]
    hits: Annotated[list[Hit], "các kết quả của trang này"]
    pager: Annotated[Pager, "các số trang của danh sách"]


class Error(TypedDict):
    """Lỗi đã gặp."""

    code: Annotated[int, "mã lỗi", 404]
    title: Annotated[str, "tên lỗi", "Không tìm thấy trang"]
    sentence: Annotated[str, "lời giải thích", "Trang bạn tìm không có hoặc đã được chuyển đi."]


class Website(TypedDict):
    """Một liên kết của nhóm."""

    label: Annotated[str, "tên website", "Cổng Dịch vụ công quốc gia"]
    url: Annotated[str, "địa chỉ", "https://dichvucong.gov.vn/"]
    external: Annotated[bool, "dẫn ra ngoài cổng", True]


class Banner(TypedDict):
    """Một banner."""

    pictures: Annotated[list[Picture], "ảnh của banner"]
    url: Annotated[str, "địa chỉ banner dẫn tới; có thể trống", "/chuyen-muc/chuyen-doi-so/"]
    alt: Annotated[str, "mô tả banner", "Chuyển đổi số tỉnh Lai Châu"]


def _searches(site_id: int, words: str) -> samples.Found:
    asked = words.strip() or "tỉnh"
    return [(f"Tìm “{asked}”", f"/tim-kiem/?{urlencode({'q': asked})}")]


catalogue.page("pages/home.html", "Trang chủ", "home", {}, samples.fixed("Trang chủ", "/"))
catalogue.page(
    "pages/page.html", "Trang giới thiệu", "page", {"content": Annotated[StaticPage, "trang giới thiệu đang xem"]},
    samples.content(Page.kind),
)  # fmt: skip
catalogue.page("pages/search.html", "Trang tìm kiếm", "search", SearchPage, _searches)
catalogue.page(
    "pages/sitemap.html", "Sơ đồ cổng", "sitemap", {"tree": Annotated[list[TreeNode], "các nhánh của sơ đồ"]},
    samples.fixed("Sơ đồ cổng", "/so-do-cong/"),
)  # fmt: skip
catalogue.page(
    "pages/error.html", "Trang báo lỗi", "error", {"error": Annotated[Error, "lỗi đã gặp"]},
    samples.fixed("Không tìm thấy trang", "/khong-co-trang-nay/"),
)  # fmt: skip

catalogue.block_data("blocks/links.html", {"links": Annotated[list[Website], "các liên kết"]})
catalogue.block_data("blocks/banner.html", {"banners": Annotated[list[Banner], "các banner"]})
catalogue.block_data("blocks/html.html", {"html": Annotated[SafeString, "nội dung tự soạn", "<p>Đường dây nóng.</p>"]})
catalogue.block_data("blocks/search_box.html", {"search_url": Annotated[str, "địa chỉ trang tìm kiếm", "/tim-kiem/"]})
catalogue.block_data("blocks/menu.html", {"items": Annotated[list[MenuItem], "các mục của menu"]})
