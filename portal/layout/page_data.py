"""The words page data is declared in, and what every template is given.

A name is declared as Annotated[type, meaning, sample], in the words of the office; lists and groups need no sample,
theirs is made of their parts. Cleaned HTML has the type SafeString: every other text is escaped when it is printed.
The declarations are read by portal.layout.catalogue and checked against real pages when CHECK_PAGE_DATA is on.
"""

from typing import Annotated, Literal, TypedDict

Nothing = Literal[""]  # stands for a group that is not there


class Link(TypedDict):
    """Một liên kết."""

    label: Annotated[str, "tên, làm chữ của liên kết", "Tin trong tỉnh"]
    url: Annotated[str, "địa chỉ", "/chuyen-muc/tin-trong-tinh/"]


class Step(TypedDict):
    """Một bước của đường dẫn."""

    label: Annotated[str, "tên bước", "Tin tức sự kiện"]
    url: Annotated[str, "địa chỉ; trống ở trang đang xem", "/chuyen-muc/tin-tuc-su-kien/"]


class TreeNode(TypedDict):
    """Một mục của cây."""

    label: Annotated[str, "tên mục", "Tin trong tỉnh"]
    url: Annotated[str, "địa chỉ; trống khi chỉ là tên nhóm", "/chuyen-muc/tin-trong-tinh/"]
    children: Annotated[list["TreeNode"], "các mục con"]


class MenuItem(TypedDict):
    """Một mục của menu."""

    label: Annotated[str, "chữ trên menu", "Tin tức"]
    url: Annotated[str, "địa chỉ; trống khi chỉ là tên nhóm", "/chuyen-muc/tin-tuc-su-kien/"]
    external: Annotated[bool, "dẫn ra ngoài cổng", False]
    here: Annotated[bool, "là trang đang xem", False]
    open: Annotated[bool, "trang đang xem nằm trong nhánh này", True]
    children: Annotated[list["MenuItem"], "các mục con (menu có ba cấp)"]


class Picture(TypedDict):
    """Một ảnh với các khổ đã làm sẵn."""

    url: Annotated[str, "địa chỉ ảnh khổ vừa", "/media/5-ngay-hoi/640.webp"]
    large_url: Annotated[str, "địa chỉ ảnh khổ lớn nhất", "/media/5-ngay-hoi/1920.webp"]
    width: Annotated[int, "chiều rộng ảnh gốc (điểm ảnh)", 1920]
    height: Annotated[int, "chiều cao ảnh gốc (điểm ảnh)", 1080]
    alt: Annotated[str, "mô tả ảnh cho người không nhìn thấy", "Học sinh đọc sách dưới sân trường"]
    caption: Annotated[str, "chú thích dưới ảnh", "Các em học sinh tại gian sách"]
    credit: Annotated[str, "nguồn ảnh, tác giả ảnh", "Ảnh: Minh Anh"]
    srcset: Annotated[str, "mọi khổ dạng WebP, cho trình duyệt chọn", "/media/5-ngay-hoi/640.webp 640w"]
    srcset_avif: Annotated[str, "mọi khổ dạng AVIF, cho trình duyệt chọn", "/media/5-ngay-hoi/640.avif 640w"]


class Feed(TypedDict):
    """Nguồn tin RSS của trang."""

    title: Annotated[str, "tên nguồn tin", "Tin trong tỉnh"]
    url: Annotated[str, "địa chỉ RSS", "/rss/tin-trong-tinh/"]


class PageStep(TypedDict):
    """Một ô số trang."""

    label: Annotated[str, "số trang, hoặc dấu ba chấm", "2"]
    url: Annotated[str, "địa chỉ trang ấy", "/chuyen-muc/tin-trong-tinh/?trang=2"]
    current: Annotated[bool, "là trang đang xem", False]
    gap: Annotated[bool, "là chỗ lược bớt (dấu ba chấm)", False]


class Pager(TypedDict):
    """Các số trang của danh sách; trống khi chỉ có một trang."""

    pages: Annotated[list[PageStep], "các ô số trang"]
    previous_url: Annotated[str, "địa chỉ trang trước; trống ở trang đầu", "/chuyen-muc/tin-trong-tinh/"]
    next_url: Annotated[str, "địa chỉ trang sau; trống ở trang cuối", "/chuyen-muc/tin-trong-tinh/?trang=3"]
    sentence: Annotated[str, "câu cho biết đang ở trang nào", "Trang 2/7"]


class SiteNames(TypedDict):
    """Tên và các địa chỉ của cổng."""

    name: Annotated[str, "tên cổng", "Cổng thông tin điện tử tỉnh Lai Châu"]
    short_name: Annotated[str, "tên ngắn của cổng", "Cổng Lai Châu"]
    parent_name: Annotated[str, "dòng trên tên cổng", "Ủy ban nhân dân tỉnh Lai Châu"]
    theme: Annotated[str, "mã giao diện", "lai_chau"]
    language: Annotated[str, "ngôn ngữ của trang (vi hoặc en)", "vi"]
    home_url: Annotated[str, "địa chỉ trang chủ", "/"]
    search_url: Annotated[str, "địa chỉ trang tìm kiếm", "/tim-kiem/"]
    rss_url: Annotated[str, "địa chỉ RSS của cổng", "/rss/"]
    sitemap_url: Annotated[str, "địa chỉ sơ đồ cổng", "/so-do-cong/"]
    today: Annotated[str, "ngày hôm nay, viết đủ", "Thứ sáu, ngày 16 tháng 7 năm 2021"]
    stamp_place: Annotated[str, "chỗ của ngày đăng: above (trên tiêu đề) hoặc below (dưới)", "below"]
    logo: Annotated[list[Picture], "biểu trưng: không có, hoặc một ảnh"]
    banner: Annotated[list[Picture], "ảnh đầu trang, để trang trí: không có, hoặc một ảnh"]
    colours_url: Annotated[
        str, "địa chỉ màu riêng của cổng; trống khi dùng màu của giao diện", "/giao-dien/lai_chau-1b6b3a-goc.css"
    ]


class MastheadRow(TypedDict):
    """Một dòng ở chân trang."""

    label: Annotated[str, "nhãn của dòng", "Trụ sở:"]
    value: Annotated[str, "nội dung của dòng", "Khu hành chính – chính trị tỉnh, phường Tân Phong"]
    url: Annotated[str, "liên kết (thư điện tử); thường để trống", ""]


class Masthead(TypedDict):
    """Thông tin bắt buộc của cổng ở chân trang."""

    title: Annotated[str, "tiêu đề chân trang", "Cổng thông tin điện tử tỉnh Lai Châu"]
    rows: Annotated[list[MastheadRow], "các dòng: cơ quan chủ quản, giấy phép, trụ sở…"]
    lines: Annotated[
        list[Annotated[str, "một dòng", "Cổng hoạt động thử nghiệm."]], "các dòng thêm dưới thông tin bắt buộc"
    ]
    reuse_line: Annotated[str, "dòng yêu cầu ghi nguồn", "Ghi rõ nguồn khi phát hành lại thông tin từ cổng này."]


class PageHead(TypedDict):
    """Trang đang xem."""

    kind: Annotated[str, "mã loại trang", "article"]
    title: Annotated[str, "tiêu đề trang", "Khai mạc Ngày hội đọc sách"]
    description: Annotated[str, "mô tả ngắn cho máy tìm kiếm", "Ngày hội có bốn gian sách và một góc kể chuyện."]
    canonical: Annotated[str, "địa chỉ đầy đủ của trang", "https://laichau.gov.vn/bai-viet/ngay-hoi-1234/"]
    robots: Annotated[str, "lời dặn máy tìm kiếm; thường để trống", ""]
    image: Annotated[str, "địa chỉ đầy đủ của ảnh khi chia sẻ", "https://laichau.gov.vn/media/5-ngay-hoi/1280.webp"]
    breadcrumb: Annotated[list[Step], "đường dẫn từ trang chủ đến trang này"]
    feed: Annotated[Feed | Nothing, "RSS của trang, khi có"]
    body_class: Annotated[str, "tên kiểu cho thẻ body", "page-article"]


class Notice(TypedDict):
    """Một thông báo đầu trang."""

    kind: Annotated[str, "mã mức độ: emergency, outage, warning hoặc info", "warning"]
    level: Annotated[str, "mức độ, bằng chữ", "Cảnh báo"]
    title: Annotated[str, "tiêu đề thông báo", "Tạm ngừng dịch vụ để nâng cấp"]
    text: Annotated[str, "nội dung; có thể trống", "Trong thời gian này, mời bạn gọi đường dây nóng."]
    period: Annotated[str, "từ khi nào đến khi nào, viết đủ", "Từ 22 giờ ngày 16/07/2021 đến 2 giờ ngày 17/07/2021"]
    url: Annotated[str, "địa chỉ đọc thêm; có thể trống", "/bai-viet/thong-bao-nang-cap-1235/"]
    external: Annotated[bool, "địa chỉ dẫn ra ngoài cổng", False]


class Common(TypedDict):
    """Có ở mọi trang."""

    site: Annotated[SiteNames, "tên và các địa chỉ của cổng"]
    page: Annotated[PageHead, "trang đang xem"]
    notices: Annotated[list[Notice], "các thông báo đang hiện, khẩn cấp đứng trước"]
    menu: Annotated[list[MenuItem], "menu chính"]
    masthead: Annotated[Masthead, "thông tin bắt buộc ở chân trang"]


class BlockHeading(TypedDict):
    """Khối đang vẽ."""

    id: Annotated[int, "mã số của khối", 12]
    code: Annotated[str, "mã loại khối", "articles-newest"]
    title: Annotated[str, "tiêu đề khối", "Tin mới nhất"]
    style: Annotated[str, "kiểu trình bày đã chọn; có thể trống", "plain"]
    slot: Annotated[str, "mã chỗ đặt khối", "right"]
    more_url: Annotated[str, "địa chỉ “Xem tiếp”; có thể trống", "/chuyen-muc/tin-trong-tinh/"]
    more_label: Annotated[str, "chữ “Xem tiếp”", "Xem tiếp"]


class InBlock(TypedDict):
    """Có ở mọi khối."""

    block: Annotated[BlockHeading, "khối đang vẽ: mã, tiêu đề, “Xem tiếp”"]
    site: Annotated[SiteNames, "tên và các địa chỉ của cổng"]
