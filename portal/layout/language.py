"""The restricted template language as a cheat sheet: every tag and filter with one sentence and an example."""

from dataclasses import dataclass

from portal.layout.tags import register

TAGS = {
    "asset": ("Địa chỉ một tệp kiểu dáng, hình hoặc kịch bản của giao diện.", '{% asset "css/base.css" %}'),
    "block": ("Chỗ mà mẫu con điền nội dung.", "{% block content %}…{% endblock %}"),
    "comment": ("Đoạn không hiện ra trang.", "{% comment %}…{% endcomment %}"),
    "cycle": ("Luân phiên các giá trị trong vòng lặp.", '{% cycle "le" "chan" %}'),
    "extends": ("Mẫu này dựa trên mẫu khác; phải là thẻ đầu tiên.", '{% extends "layout.html" %}'),
    "firstof": ("In giá trị đầu tiên không trống.", "{% firstof card.stamp card.date %}"),
    "for": (
        "Lặp qua từng mục; {% empty %} dùng khi danh sách trống.",
        "{% for card in cards %}…{% empty %}…{% endfor %}",
    ),
    "if": ("Chỉ hiện khi điều kiện đúng.", "{% if article.sapo %}…{% else %}…{% endif %}"),
    "ifchanged": (
        "Trong vòng lặp: chỉ hiện khi giá trị đổi so với mục trước.",
        "{% ifchanged card.date %}…{% endifchanged %}",
    ),
    "ifslot": ("Chỉ hiện khi một trong các chỗ có khối.", '{% ifslot "left" "right" %}…{% endifslot %}'),
    "include": ("Chèn một mẫu khác vào đây; mẫu ấy dùng các tên đang có.", '{% include "parts/cards.html" %}'),
    "now": ("Ngày giờ lúc trang được vẽ.", '{% now "d/m/Y" %}'),
    "regroup": ("Gom các mục có cùng giá trị thành nhóm.", "{% regroup documents by kind as groups %}"),
    "resetcycle": ("Bắt đầu lại thẻ cycle.", "{% resetcycle %}"),
    "slot": ("Vẽ các khối đặt ở chỗ này (xem trang Bố cục).", '{% slot "right" %}'),
    "spaceless": ("Bỏ khoảng trắng giữa các thẻ HTML.", "{% spaceless %}…{% endspaceless %}"),
    "templatetag": ("In dấu ngoặc của ngôn ngữ mẫu.", "{% templatetag openblock %}"),
    "translate": ("Chữ của giao diện, tự dịch ở trang tiếng Anh.", '{% translate "Tin liên quan" %}'),
    "verbatim": ("In nguyên văn, không hiểu là mã mẫu.", "{% verbatim %}…{% endverbatim %}"),
}
FILTERS = {
    "capfirst": ("Viết hoa chữ cái đầu.", "{{ item.label|capfirst }}"),
    "date": ("In ngày theo dạng đã cho.", '{{ day|date:"d/m/Y" }}'),
    "default": ("Giá trị thay thế khi trống hoặc bằng 0.", '{{ article.views|default:"0" }}'),
    "default_if_none": ("Giá trị thay thế khi không có.", '{{ day|default_if_none:"" }}'),
    "divisibleby": ("Có chia hết cho số này không.", '{% if forloop.counter|divisibleby:"2" %}…{% endif %}'),
    "escape": ("Đổi dấu HTML thành chữ thường (vốn đã tự làm).", "{{ article.title|escape }}"),
    "filesizeformat": ("Cỡ tệp dễ đọc từ số byte.", "{{ size|filesizeformat }}"),
    "first": ("Mục đầu của danh sách.", "{{ names|first }}"),
    "force_escape": ("Đổi ngay dấu HTML thành chữ thường.", "{{ article.title|force_escape }}"),
    "last": ("Mục cuối của danh sách.", "{{ names|last }}"),
    "length": ("Số mục của danh sách, số chữ của đoạn văn.", "{{ photos|length }}"),
    "linebreaksbr": ("Giữ chỗ xuống dòng.", "{{ comment.text|linebreaksbr }}"),
    "lower": ("Viết thường tất cả.", "{{ file.type|lower }}"),
    "pluralize": ("Đuôi số nhiều cho tiếng Anh.", "{{ album.count }} photo{{ album.count|pluralize }}"),
    "slice": ("Lấy một đoạn: năm mục đầu, mười hai chữ đầu.", '{% for card in cards|slice:":5" %}…{% endfor %}'),
    "striptags": ("Bỏ mọi thẻ HTML, giữ chữ.", "{{ article.body|striptags }}"),
    "time": ("In giờ theo dạng đã cho.", '{{ day|time:"H:i" }}'),
    "timesince": ("Khoảng thời gian từ đó đến nay.", "{{ day|timesince }}"),
    "title": ("Viết hoa đầu mỗi tiếng.", "{{ item.label|title }}"),
    "truncatechars": ("Rút ngắn còn số chữ cái đã cho.", "{{ card.title|truncatechars:80 }}"),
    "truncatewords": ("Rút ngắn còn số tiếng đã cho.", "{{ card.sapo|truncatewords:20 }}"),
    "upper": ("Viết hoa tất cả.", "{{ block.title|upper }}"),
    "urlencode": ("Đổi chữ để đặt vào địa chỉ.", '<a href="/tim-kiem/?q={{ tag.label|urlencode }}">'),
    "yesno": ("Chọn chữ theo đúng hay sai.", '{{ article.archived|yesno:"lưu trữ,đang đăng" }}'),
}


@dataclass(frozen=True)
class Word:
    name: str
    meaning: str
    example: str


def tags() -> list[Word]:
    return [Word(name, *TAGS.get(name, ("", ""))) for name in sorted(register.tags)]


def filters() -> list[Word]:
    return [Word(name, *FILTERS.get(name, ("", ""))) for name in sorted(register.filters)]
