"""Page data of the news: what templates and the JSON interface get, and which templates draw it."""

from typing import Annotated, TypedDict

from django.utils.safestring import SafeString

from articles.models import Album, Article, Category, Tag, Topic
from portal.layout import catalogue, samples
from portal.layout.page_data import Feed, Link, Nothing, Pager, Picture, TreeNode


class Card(TypedDict):
    """Một bài trong danh sách."""

    id: Annotated[int, "mã số bài viết", 1234]
    title: Annotated[str, "tiêu đề bài viết", "Khai mạc Ngày hội đọc sách tỉnh Lai Châu"]
    url: Annotated[str, "địa chỉ bài viết", "/bai-viet/khai-mac-ngay-hoi-doc-sach-1234/"]
    sapo: Annotated[str, "đoạn mở đầu (sapo)", "Ngày hội có bốn gian sách và một góc kể chuyện cho học sinh."]
    teaser: Annotated[str, "đoạn mở đầu rút gọn", "Ngày hội có bốn gian sách và một góc kể chuyện..."]
    stamp: Annotated[str, "ngày đăng theo kiểu của cổng", "(16/07/2021 4:36:12 CH)"]
    iso: Annotated[str, "ngày giờ đăng cho máy đọc", "2021-07-16T16:36:12+07:00"]
    date: Annotated[str, "ngày đăng", "16/07/2021"]
    category: Annotated[Link, "chuyên mục của bài"]
    pictures: Annotated[list[Picture], "ảnh đại diện: không có, hoặc một ảnh"]


class CountedCard(Card):
    """Một bài trong danh sách, có số lượt."""

    views: Annotated[int, "lượt xem", 1307]
    comments: Annotated[int, "số ý kiến đã duyệt", 3]


class ReaderRating(TypedDict):
    """Đánh giá của bạn đọc."""

    points: Annotated[int, "tổng số điểm", 23]
    votes: Annotated[int, "số lượt đánh giá", 5]
    stars: Annotated[int, "số sao trung bình, từ 0 đến 5", 5]
    sentence: Annotated[str, "câu nói rõ điểm và lượt", "Tổng số điểm của bài viết là: 23 trong 5 đánh giá"]


class Reply(TypedDict):
    """Một câu trả lời."""

    name: Annotated[str, "tên người viết", "Ban biên tập"]
    text: Annotated[str, "lời trả lời", "Cảm ơn bạn, ngày hội mở cửa đến hết Chủ nhật."]
    stamp: Annotated[str, "lúc gửi", "17/07/2021 08:15"]


class ReaderComment(TypedDict):
    """Một ý kiến đã duyệt."""

    name: Annotated[str, "tên bạn đọc", "Nguyễn Thị Hoa"]
    text: Annotated[str, "ý kiến", "Ngày hội mở cửa đến khi nào?"]
    stamp: Annotated[str, "lúc gửi", "16/07/2021 19:02"]
    replies: Annotated[list[Reply], "các câu trả lời"]


class ArticlePage(Card):
    """Bài viết đang xem."""

    views: Annotated[str, "số lượt đã xem", "13.071"]
    stamp: Annotated[str, "ngày đăng theo kiểu của cổng", "(Ngày đăng :16/07/2021 4:36:12 CH)"]
    photo_place: Annotated[str, "chỗ của ảnh: before_sapo (trước đoạn mở đầu) hoặc after_sapo (sau)", "before_sapo"]
    body: Annotated[SafeString, "thân bài", "<p>Sáng nay, hơn hai trăm học sinh dự ngày hội.</p><h2>Bốn gian sách</h2>"]
    author_line: Annotated[str, "dòng tác giả", "Tác giả: Minh Anh"]
    source: Annotated[str, "nguồn tin", "Báo Lai Châu"]
    topic: Annotated[Link | Nothing, "dòng sự kiện, khi có"]
    tags: Annotated[list[Link], "các từ khóa"]
    archived: Annotated[bool, "bài đã đưa vào lưu trữ", True]
    updated: Annotated[str, "lúc sửa cuối", "17/07/2021 08:20"]
    rating: Annotated[ReaderRating, "đánh giá của bạn đọc"]
    reader_comments: Annotated[list[ReaderComment], "ý kiến bạn đọc đã duyệt"]
    comment_count: Annotated[str, "số ý kiến", "3"]


class CategoryHead(TypedDict):
    """Tên và giới thiệu của danh sách."""

    label: Annotated[str, "tên chuyên mục, dòng sự kiện hoặc từ khóa", "Tin trong tỉnh"]
    description: Annotated[str, "lời giới thiệu; có thể trống", "Tin tức hằng ngày của các xã, phường trong tỉnh."]
    children: Annotated[list[Link], "các chuyên mục con"]


class CategoryPage(CategoryHead):
    """Chuyên mục đang xem."""

    url: Annotated[str, "địa chỉ chuyên mục", "/chuyen-muc/tin-trong-tinh/"]


class AlbumCard(TypedDict):
    """Một bộ ảnh trong danh sách."""

    id: Annotated[int, "mã số bộ ảnh", 45]
    title: Annotated[str, "tên bộ ảnh", "Chợ phiên vùng cao"]
    url: Annotated[str, "địa chỉ bộ ảnh", "/hinh-anh/cho-phien-vung-cao-45/"]
    pictures: Annotated[list[Picture], "ảnh bìa: không có, hoặc một ảnh"]
    count: Annotated[int, "số ảnh trong bộ", 12]
    stamp: Annotated[str, "ngày đăng", "16/07/2021"]


class Photo(TypedDict):
    """Một ảnh của bộ ảnh."""

    number: Annotated[int, "thứ tự trong bộ", 1]
    pictures: Annotated[list[Picture], "ảnh (luôn có một)"]
    caption: Annotated[str, "chú thích", "Người dân xuống chợ từ sáng sớm"]
    credit: Annotated[str, "tác giả ảnh", "Ảnh: Minh Anh"]
    url: Annotated[str, "địa chỉ ảnh lớn, hoặc trang của bộ ảnh", "/media/5-cho-phien/1920.webp"]


class AlbumPage(TypedDict):
    """Bộ ảnh đang xem."""

    id: Annotated[int, "mã số bộ ảnh", 45]
    title: Annotated[str, "tên bộ ảnh", "Chợ phiên vùng cao"]
    description: Annotated[str, "lời giới thiệu", "Những góc nhìn từ phiên chợ cuối năm."]
    stamp: Annotated[str, "ngày đăng theo kiểu của cổng", "Thứ sáu - 16/07/2021 16:36"]
    views: Annotated[str, "số lượt đã xem", "1.307"]
    archived: Annotated[bool, "bộ ảnh đã đưa vào lưu trữ", True]
    photos: Annotated[list[Photo], "các ảnh"]


class Section(TypedDict):
    """Một chuyên mục với các bài mới."""

    title: Annotated[str, "tên chuyên mục", "Kinh tế – xã hội"]
    url: Annotated[str, "địa chỉ chuyên mục", "/chuyen-muc/kinh-te-xa-hoi/"]
    lead: Annotated[list[Card], "bài đứng đầu: không có, hoặc một bài"]
    cards: Annotated[list[Card], "các bài tiếp theo"]


CARDS = Annotated[list[Card], "các bài viết"]
LEAD = Annotated[list[Card], "bài đứng đầu: không có, hoặc một bài"]
PAGER = Annotated[Pager, "các số trang của danh sách"]


def _categories(site_id: int, words: str) -> samples.Found:
    used = Article.objects.listed().on(site_id).order_by().values("category")
    return samples.named(Category.objects.on(site_id).filter(pk__in=used), words)


def _having_articles(model: type[Topic] | type[Tag]) -> samples.Samples:
    def found(site_id: int, words: str) -> samples.Found:
        listed = Article.objects.listed().on(site_id)
        return samples.named(model.objects.filter(site_id=site_id, articles__in=listed).distinct(), words)

    return found


catalogue.page(
    "articles/detail.html", "Trang bài viết", "article", {"article": Annotated[ArticlePage, "bài viết đang xem"]},
    samples.content(Article.kind),
)  # fmt: skip
catalogue.page(
    "articles/category.html", "Trang chuyên mục", "category",
    {
        "category": Annotated[CategoryPage, "chuyên mục đang xem"], "cards": CARDS, "pager": PAGER,
        "feed": Annotated[Feed, "RSS của chuyên mục"],
    },
    _categories,
)  # fmt: skip
catalogue.page(
    "articles/topic.html", "Trang dòng sự kiện", "topic",
    {"category": Annotated[CategoryHead, "dòng sự kiện đang xem"], "cards": CARDS, "pager": PAGER},
    _having_articles(Topic),
)  # fmt: skip
catalogue.page(
    "articles/tag.html", "Trang từ khóa", "tag",
    {"category": Annotated[CategoryHead, "từ khóa đang xem"], "cards": CARDS, "pager": PAGER},
    _having_articles(Tag),
)  # fmt: skip
catalogue.page(
    "articles/albums.html", "Trang danh sách ảnh", "albums",
    {"albums": Annotated[list[AlbumCard], "các bộ ảnh"], "pager": PAGER},
    samples.fixed("Hình ảnh hoạt động", "/hinh-anh/"),
)  # fmt: skip
catalogue.page(
    "articles/album.html", "Trang bộ ảnh", "album", {"album": Annotated[AlbumPage, "bộ ảnh đang xem"]},
    samples.content(Album.kind),
)  # fmt: skip

catalogue.block_data("blocks/rows.html", {"cards": CARDS})
catalogue.block_data("blocks/headline.html", {"cards": CARDS})
catalogue.block_data("blocks/lead.html", {"lead": LEAD, "cards": CARDS})
catalogue.block_data("blocks/section.html", {"lead": LEAD, "cards": CARDS})
catalogue.block_data("blocks/sections.html", {"sections": Annotated[list[Section], "các chuyên mục"]})
catalogue.block_data("blocks/photos.html", {"photos": Annotated[list[Photo], "các ảnh"]})
catalogue.block_data("blocks/categories.html", {"items": Annotated[list[TreeNode], "các mục của cây"]})
