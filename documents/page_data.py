"""Page data of the documents: what templates and the JSON interface get, and which templates draw it."""

from typing import Annotated, TypedDict

from django.utils.safestring import SafeString

from documents.models import Document
from portal.layout import catalogue, samples
from portal.layout.page_data import Pager


class Effect(TypedDict):
    """Tình trạng hiệu lực."""

    code: Annotated[str, "mã tình trạng", "con-hieu-luc"]
    label: Annotated[str, "chữ cho bạn đọc", "Còn hiệu lực"]
    tone: Annotated[str, "màu của nhãn: green, amber, red hoặc gray", "green"]


class File(TypedDict):
    """Một tệp của văn bản."""

    url: Annotated[str, "địa chỉ tải về", "/van-ban/tep/7/quyet-dinh-12.pdf"]
    name: Annotated[str, "tên tệp", "quyet-dinh-12.pdf"]
    type: Annotated[str, "loại tệp", "PDF"]
    size: Annotated[str, "cỡ tệp", "245 KB"]


class FullFile(File):
    """Một tệp của văn bản."""

    read_url: Annotated[str, "địa chỉ đọc ngay trên trang; trống khi không phải PDF", "/van-ban/tep/7/q.pdf?xem=1"]
    title: Annotated[str, "tiêu đề tệp; có thể trống", "Toàn văn quyết định"]
    pages: Annotated[int, "số trang; 0 khi không rõ", 4]
    sha256: Annotated[
        str, "mã kiểm tra SHA-256 của tệp", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    ]


class DocumentRow(TypedDict):
    """Một văn bản trong danh sách."""

    id: Annotated[int, "mã số trong cổng", 321]
    number: Annotated[str, "số, ký hiệu", "12/2021/QĐ-UBND"]
    number_line: Annotated[str, "loại và số, ký hiệu", "Quyết định số 12/2021/QĐ-UBND"]
    title: Annotated[str, "trích yếu", "Ban hành Quy chế tiếp công dân tại trụ sở cơ quan hành chính nhà nước"]
    url: Annotated[str, "địa chỉ trang văn bản", "/van-ban/quyet-dinh-12-2021-qd-ubnd-321/"]
    kind: Annotated[str, "loại văn bản", "Quyết định"]
    body: Annotated[str, "cơ quan ban hành", "Ủy ban nhân dân tỉnh"]
    issued: Annotated[str, "ngày ban hành; có thể trống", "16/07/2021"]
    effect: Annotated[Effect, "tình trạng hiệu lực"]
    views: Annotated[str, "lượt xem", "1.307"]
    downloads: Annotated[str, "lượt tải", "245"]
    counters: Annotated[str, "lượt xem và lượt tải viết liền", "Lượt xem: 1.307 | lượt tải: 245"]
    files: Annotated[list[File], "các tệp"]


class Attribute(TypedDict):
    """Một dòng thuộc tính."""

    label: Annotated[str, "tên thuộc tính", "Cơ quan ban hành"]
    value: Annotated[str, "nội dung", "Ủy ban nhân dân tỉnh"]
    url: Annotated[str, "địa chỉ danh sách cùng thuộc tính; có thể trống", "/van-ban/?co-quan=ubnd-tinh"]


class OtherDocument(TypedDict):
    """Một văn bản khác."""

    number: Annotated[str, "số, ký hiệu; có thể trống", "05/2019/QĐ-UBND"]
    title: Annotated[str, "trích yếu", "Ban hành Quy chế tiếp công dân"]
    url: Annotated[str, "địa chỉ trang văn bản", "/van-ban/quyet-dinh-05-2019-qd-ubnd-120/"]


class RelatedDocument(OtherDocument):
    """Một văn bản liên quan."""

    effect: Annotated[Effect, "tình trạng hiệu lực của văn bản ấy"]


class RelationGroup(TypedDict):
    """Một nhóm văn bản liên quan."""

    label: Annotated[str, "quan hệ", "Văn bản được thay thế"]
    items: Annotated[list[RelatedDocument], "các văn bản của nhóm"]


class DocumentPage(DocumentRow):
    """Văn bản đang xem."""

    attributes: Annotated[list[Attribute], "bảng thuộc tính"]
    text: Annotated[SafeString, "toàn văn; có thể trống", "<p>Điều 1. Ban hành kèm theo Quyết định này Quy chế…</p>"]
    files: Annotated[list[FullFile], "các tệp"]
    relations: Annotated[list[RelationGroup], "văn bản liên quan, theo nhóm"]
    replaced_by: Annotated[list[OtherDocument], "các văn bản thay thế văn bản này"]
    note: Annotated[str, "ghi chú về hiệu lực; có thể trống", "Hết hiệu lực một phần từ 01/01/2022."]
    archived: Annotated[bool, "văn bản đã đưa vào lưu trữ", True]


class Result(TypedDict):
    """Kết quả tìm."""

    count: Annotated[int, "số kết quả", 128]
    sentence: Annotated[str, "câu báo kết quả", "Tìm thấy 128 văn bản."]


class Sort(TypedDict):
    """Một cách sắp xếp."""

    label: Annotated[str, "tên cách sắp xếp", "Mới nhất"]
    url: Annotated[str, "địa chỉ danh sách sắp theo cách ấy", "/van-ban/?sap-xep=so"]
    current: Annotated[bool, "là cách đang dùng", True]


class DocumentsPage(TypedDict):
    """Danh sách văn bản."""

    documents: Annotated[list[DocumentRow], "các văn bản của trang này"]
    form: Annotated[
        SafeString, "biểu mẫu lọc, đã vẽ sẵn", '<form class="filter" method="get" action="/van-ban/"></form>'
    ]
    result: Annotated[Result, "kết quả tìm"]
    sorts: Annotated[list[Sort], "các cách sắp xếp"]
    filtered: Annotated[bool, "đang lọc theo điều kiện", True]
    reset_url: Annotated[str, "địa chỉ danh sách không lọc", "/van-ban/"]
    pager: Annotated[Pager, "các số trang của danh sách"]


catalogue.page(
    "documents/index.html", "Trang danh sách văn bản", "documents", DocumentsPage,
    samples.fixed("Văn bản", "/van-ban/"),
)  # fmt: skip
catalogue.page(
    "documents/detail.html", "Trang văn bản", "document", {"document": Annotated[DocumentPage, "văn bản đang xem"]},
    samples.content(Document.kind),
)  # fmt: skip

catalogue.block_data("blocks/documents.html", {"documents": Annotated[list[DocumentRow], "các văn bản"]})
