"""What Django says of a template that does not compile, in Vietnamese."""

import re

_SENTENCES = [
    (r"Invalid block tag on line \d+: '(?P<a>.*)', expected (?P<b>.*)\. Did you",
     "Thẻ “{a}” không dùng được ở đây; đang chờ {b}."),
    (r"Invalid block tag on line \d+: '(?P<a>.*)'\. Did you", "Không có thẻ “{a}” trong ngôn ngữ mẫu."),
    (r"Unclosed tag on line \d+: '(?P<a>.*)'\. Looking for one of: (?P<b>.*)\.", "Thẻ “{a}” chưa được đóng (thiếu {b})."),
    (r"Invalid filter: '(?P<a>.*)'", "Không có bộ lọc “{a}” trong ngôn ngữ mẫu."),
    (r"Could not parse the remainder: '(?P<a>.*)' from '(?P<b>.*)'", "Không hiểu “{a}” trong “{b}”."),
    (r"Could not parse some characters: (?P<a>.*)", "Không hiểu biểu thức “{a}”."),
    (r"Could not find variable at start of (?P<a>.*)\.", "Biểu thức “{a}” thiếu tên ở đầu."),
    (r"Variables and attributes may not begin with underscores: '(?P<a>.*)'", "Tên “{a}” không được bắt đầu bằng dấu gạch dưới."),
    (r"Empty variable tag", "Cặp ngoặc {{{{ }}}} trống."),
    (r"Empty block tag", "Cặp ngoặc {{% %}} trống."),
    (r"'for' statements", "Vòng lặp phải viết dạng for … in …: “for card in cards”."),
    (r"'for' tag received an invalid argument: (?P<a>.*)", "Tên trong “{a}” không hợp lệ."),
    (r"'block' tag with name '(?P<a>.*)' appears more than once", "Khối “{a}” xuất hiện hai lần trong mẫu."),
    (r"'block' tag takes only one argument", "Thẻ block cần đúng một tên."),
    (r".*must be the first tag in", "Thẻ extends phải đứng trước mọi thẻ khác."),
    (r"'extends' cannot appear more than once", "Thẻ extends chỉ được dùng một lần."),
    (r"(?P<a>\w+) requires (?P<b>\d+) arguments, (?P<c>\d+) provided", "Bộ lọc “{a}” cần {b} giá trị, đang có {c}."),
    (r"Unexpected end of expression in if tag", "Điều kiện của thẻ if chưa viết hết."),
    (r"Unused '?(?P<a>.*?)'? at end of if expression", "Thừa “{a}” ở cuối điều kiện của thẻ if."),
    (r"Not expecting '(?P<a>.*)' (?:as infix operator|in this position) in if tag", "“{a}” không đứng được ở chỗ này trong điều kiện."),
    (r"Malformed template tag at line \d+: \"(?P<a>.*)\"", "Thẻ “{a}” viết sai."),
    (r"'cycle' tag requires", "Thẻ cycle cần ít nhất hai giá trị."),
    (r"Named cycle '(?P<a>.*)' does not exist", "Không có cycle tên “{a}”."),
    (r"No (?:named )?cycles in template", "Trong mẫu chưa có thẻ cycle nào."),
    (r"'firstof' statement requires", "Thẻ firstof cần ít nhất một tên."),
    (r"'now' statement takes one argument", "Thẻ now cần đúng một dạng ngày giờ."),
    (r"'regroup' tag|second argument to 'regroup'|next-to-last argument to 'regroup'",
     "Thẻ regroup phải viết dạng “regroup danh_sách by tên as nhóm”."),
    (r"Invalid templatetag argument|'templatetag' statement", "Thẻ templatetag cần một tên như openblock, closeblock."),
]  # fmt: skip
_COMPILED = [(re.compile(pattern, re.DOTALL), sentence) for pattern, sentence in _SENTENCES]


def sentence(error: Exception) -> str:
    """One sentence for the office; our own messages are Vietnamese already."""
    if isinstance(error, RecursionError):
        return "Các thẻ lồng nhau quá sâu."
    text = str(error)
    for pattern, words in _COMPILED:
        found = pattern.match(text)
        if found:
            return words.format(
                **{name: (value or "")[:80].replace(" or ", " hoặc ") for name, value in found.groupdict().items()}
            )
    return text[:300] or type(error).__name__
