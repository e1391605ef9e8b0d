"""The one place where typed-in markup becomes HTML that templates may print.

For the body of articles, pages and documents. Not for comments or any reader's input: those stay plain text.
The allow-list drops everything else: scripts, handlers, forms, foreign frames, ids (DOM clobbering) and
style attributes, which a strict CSP would kill; alignment survives as one of a closed list of classes.
"""

import html as entities
import re
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

import nh3
from django.utils.safestring import SafeString, mark_safe

from portal.base.text import nfc
from portal.publishing.alt import is_file_name

TAGS = set(
    "p br hr h2 h3 h4 strong b em i u s sub sup blockquote ul ol li a img figure figcaption table caption colgroup "
    "col thead tbody tfoot tr th td div iframe".split()
)
DROPPED_WITH_CONTENT = {"script", "style", "noscript", "template", "svg", "math", "object", "embed", "title", "head"}
ATTRIBUTES = {
    "*": {"class", "style"},
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "iframe": {"src", "title", "width", "height", "allowfullscreen"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "col": {"span"},
    "ol": {"start", "type"},
}
CLASSES = {
    "image", "align-left", "align-center", "align-right", "text-center", "text-right", "text-justify",
    "table-borderless", "table-striped", "indent",
}  # fmt: skip
VIDEO = re.compile(r"^https://www\.youtube(-nocookie)?\.com/embed/[\w-]{6,20}$")
LOCAL_FILE = re.compile(r"^/(?!/)[^\\\s]*$")
ALIGNED = {"center": "text-center", "right": "text-right", "justify": "text-justify"}
TEXT_ALIGN = re.compile(r"text-align\s*:\s*(\w+)", re.I)
STYLE = re.compile(r'\sstyle="([^"]*)"')
OPENING_TAG = re.compile(r"<[a-z][^>]*>")
CLASS = re.compile(r'\sclass="([^"]*)"')
IMAGE = re.compile(r"<img[^>]*>")
ALT = re.compile(r'\salt="([^"]*)"')
SOURCE = re.compile(r'\ssrc="([^"]*)"')
EMPTY_PARTS = re.compile(r"<iframe(?![^>]*\ssrc=)[^>]*>\s*</iframe>|<img(?![^>]*\ssrc=)[^>]*>|<p>\s*</p>")
LEADING_SPACES = re.compile(r"(<(?:p|li|td|th|h[2-4]|figcaption)\b[^>]*>)(?:&nbsp;|\u00a0|\s)+")
TAG = re.compile(r"<[^>]*>")
BLOCK_END = re.compile(r"</(p|h[2-4]|li|td|th|figcaption|blockquote|caption|div)>|<br\s*/?>")
MEDIA_ADDRESS = re.compile(r"/media/(\d{1,18})-[0-9a-f]{8}/")  # no database holds a longer id


def _filter(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        # Browsers read both as another host without saying so.
        return None if value.startswith(("//", "/\\")) else value
    if tag == "img" and name == "src":
        return value if LOCAL_FILE.match(value) or urlsplit(value).scheme == "https" else None
    if tag == "iframe" and name == "src":
        return value.replace("www.youtube.com", "www.youtube-nocookie.com") if VIDEO.match(value) else None
    if name in {"width", "height", "colspan", "rowspan", "span", "start"}:
        return value if value.isascii() and value.isdigit() and len(value) < 5 else None
    if name == "class":
        kept = [word for word in value.split() if word in CLASSES]
        return " ".join(kept) or None
    return value


# Built once: the allow-list does not change while the process runs.
_clean = partial(
    nh3.clean,
    tags=TAGS,
    clean_content_tags=DROPPED_WITH_CONTENT,
    attributes=ATTRIBUTES,
    attribute_filter=_filter,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="noopener noreferrer",
    strip_comments=True,
)


def _style_to_class(found: re.Match) -> str:
    tag = found.group()
    style = STYLE.search(tag)
    if not style:
        return tag
    tag = STYLE.sub("", tag)
    align = TEXT_ALIGN.search(style.group(1))
    wanted = ALIGNED.get(align.group(1).lower()) if align else None
    if not wanted:
        return tag
    named = CLASS.search(tag)
    if named:
        return tag.replace(named.group(), f' class="{named.group(1)} {wanted}"', 1)
    return f'{tag[:-1]} class="{wanted}">'


def clean(markup: str) -> str:
    """Safe HTML of what an editor typed or pasted. Idempotent; NFC; non-breaking indents removed."""
    safe = _clean(nfc(markup))
    safe = OPENING_TAG.sub(_style_to_class, safe)
    safe = LEADING_SPACES.sub(r"\1", safe)
    # Removing an empty part can make its paragraph empty too.
    return EMPTY_PARTS.sub("", EMPTY_PARTS.sub("", safe)).strip()


def printed(cleaned: str) -> SafeString:
    """Marks a stored, cleaned body as safe; only for columns filled by clean()."""
    return mark_safe(cleaned)  # noqa: S308 - the allow-list above


def plain(markup: str) -> str:
    """Readable text of an HTML body, one space between blocks; for search, extracts and word counts."""
    text = TAG.sub("", BLOCK_END.sub(" ", markup))
    return " ".join(entities.unescape(text).split())


def media_ids(markup: str) -> set[int]:
    return {int(found) for found in MEDIA_ADDRESS.findall(markup)}


@dataclass(frozen=True)
class BodyImage:
    """An <img> of a body with its alternative text."""

    source: str
    alt: str


def images(markup: str) -> list[BodyImage]:
    found = []
    for tag in IMAGE.findall(markup):
        source, alt = SOURCE.search(tag), ALT.search(tag)
        found.append(
            BodyImage(
                entities.unescape(source.group(1)) if source else "", entities.unescape(alt.group(1)) if alt else ""
            )
        )
    return found


def image_problems(markup: str) -> list[str]:
    """One sentence for each picture of the body whose description is missing or a file name."""
    sentences = []
    for number, image in enumerate(images(markup), start=1):
        if not image.alt.strip():
            sentences.append(f"Ảnh thứ {number} trong nội dung chưa có mô tả (nháy đúp vào ảnh để ghi).")
        elif is_file_name(image.alt):
            sentences.append(f"Mô tả của ảnh thứ {number} trong nội dung đang là tên tệp “{image.alt}”.")
    return sentences
