"""What staff can set on a block, as declarations: the form field, the JSON that is kept, the value a block gets.

A block kind names its options once. From that come the form of the page "Bố cục", the words of the log, and the
cleaned values handed to the function that builds the block: whatever stands in the database, it gets each declared
option with a value of the declared type.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms

from portal.base.text import one_line
from portal.publishing import html

Choices = Callable[[int], list[tuple[str, str]]]
MOST = 30
LONGEST_PERIOD = 3650  # days
LONGEST_HTML = 20_000  # characters


class Offered:
    """What a Site offers to choose from; each list is read once however many blocks ask."""

    def __init__(self, site_id: int) -> None:
        self.site_id = site_id
        self._read: dict[Choices, dict[str, str]] = {}

    def __call__(self, choices: Choices) -> dict[str, str]:
        if choices not in self._read:
            self._read[choices] = dict(choices(self.site_id))
        return self._read[choices]


@dataclass(frozen=True)
class Option:
    """One thing to set. `read` never fails: what it cannot use becomes the default."""

    name: str
    label: str
    help: str = ""
    default: object = ""

    def read(self, stored: object) -> object:
        raise NotImplementedError

    def field(self, site_id: int, value: object) -> forms.Field:
        """A form field that shows `value` (a value of `read`)."""
        raise NotImplementedError

    def told(self, site_id: int, value: object) -> str:
        """The value in words, for people who compare two layouts."""
        return str(value)

    def missing(self, offered: Offered, value: object) -> list[str]:
        """What the value points to although it is gone."""
        return []

    def _named(self, field: type[forms.Field], **more) -> forms.Field:
        return field(label=self.label, help_text=self.help, **more)


@dataclass(frozen=True)
class Number(Option):
    default: int = 5
    least: int = 1
    most: int = MOST

    def read(self, stored: object) -> int:
        if not isinstance(stored, int) or isinstance(stored, bool):
            return self.default
        return min(max(stored, self.least), self.most)

    def field(self, site_id: int, value: object) -> forms.Field:
        return self._named(forms.IntegerField, min_value=self.least, max_value=self.most)


def Count(default: int = 5, most: int = MOST) -> Number:  # noqa: N802 - reads as the declaration it is
    return Number("count", "Số mục", f"Nhiều nhất {most}.", default, 1, most)


def Days(default: int = 30) -> Number:  # noqa: N802
    return Number("days", "Trong số ngày", "Tính đến hôm nay.", default, 1, LONGEST_PERIOD)


@dataclass(frozen=True)
class Flag(Option):
    default: bool = False

    def read(self, stored: object) -> bool:
        return stored if isinstance(stored, bool) else self.default

    def field(self, site_id: int, value: object) -> forms.Field:
        return self._named(forms.BooleanField, required=False)

    def told(self, site_id: int, value: object) -> str:
        return "có" if value else "không"


@dataclass(frozen=True)
class Text(Option):
    default: str = ""
    most: int = 120

    def read(self, stored: object) -> str:
        return one_line(stored)[: self.most] if isinstance(stored, str) else self.default

    def field(self, site_id: int, value: object) -> forms.Field:
        return self._named(forms.CharField, max_length=self.most, required=False)


@dataclass(frozen=True)
class Html(Option):
    """A short piece of content, cleaned like the body of an article."""

    name: str = "html"
    label: str = "Nội dung"
    help: str = "Viết HTML đơn giản (p, h2, ul, a, strong, img …); mã lệnh và kiểu riêng bị bỏ khi lưu."

    def read(self, stored: object) -> str:
        return html.clean(stored[:LONGEST_HTML]) if isinstance(stored, str) else ""

    def field(self, site_id: int, value: object) -> forms.Field:
        area = forms.Textarea(attrs={"rows": 8})
        return self._named(forms.CharField, required=False, max_length=LONGEST_HTML, widget=area)

    def told(self, site_id: int, value: object) -> str:
        text = html.plain(str(value))
        return f"“{text[:80]}…”" if len(text) > 80 else f"“{text}”"


@dataclass(frozen=True)
class OneOf(Option):
    """One of the rows that `choices(site_id)` offers; `empty` names the choice of none."""

    choices: Choices = lambda site_id: []
    empty: str = "(chưa chọn)"
    default: str = ""

    def read(self, stored: object) -> str:
        return stored if isinstance(stored, str) else self.default

    def field(self, site_id: int, value: object) -> forms.Field:
        offered = [("", self.empty), *self.choices(site_id)]
        return self._named(forms.ChoiceField, choices=[*offered, *_gone(offered, [value])], required=False)

    def told(self, site_id: int, value: object) -> str:
        return dict(self.choices(site_id)).get(str(value), str(value)).lstrip("– ") if value else self.empty

    def missing(self, offered: Offered, value: object) -> list[str]:
        return [str(value)] if value and str(value) not in offered(self.choices) else []


@dataclass(frozen=True)
class ManyOf(Option):
    """Several of the rows that `choices(site_id)` offers; `ordered` when their order is shown."""

    choices: Choices = lambda site_id: []
    empty: str = "tất cả"
    ordered: bool = False
    most: int = 40
    default: tuple[str, ...] = ()

    def read(self, stored: object) -> list[str]:
        words = stored if isinstance(stored, list) else self.default
        return list(dict.fromkeys(word for word in words if isinstance(word, str) and word))[: self.most]

    def field(self, site_id: int, value: object) -> forms.Field:
        chosen = self.read(value)
        offered = self.choices(site_id)
        offered = [*offered, *_gone(offered, chosen)]
        if self.ordered:
            labels = dict(offered)
            first = [(word, labels[word].lstrip("– ")) for word in chosen]  # away from its branch
            offered = first + [pair for pair in offered if pair[0] not in chosen]
        # The order in which a browser sends the boxes is the order that is kept; a script lets people move them.
        widget = forms.CheckboxSelectMultiple(attrs={"class": "ordered-boxes"} if self.ordered else None)
        return self._named(forms.MultipleChoiceField, choices=offered, required=False, widget=widget)

    def told(self, site_id: int, value: object) -> str:
        labels = dict(self.choices(site_id))
        return ", ".join(labels.get(word, word).lstrip("– ") for word in self.read(value)) or self.empty

    def missing(self, offered: Offered, value: object) -> list[str]:
        known = offered(self.choices) if value else {}
        return [word for word in self.read(value) if word not in known]


def _gone(offered: list[tuple[str, str]], chosen: list) -> list[tuple[str, str]]:
    """What was chosen but exists no more stays in the form until somebody takes it out."""
    known = {value for value, _ in offered}
    return [(value, f"{value} (không còn)") for value in chosen if value and value not in known]


@dataclass(frozen=True)
class Style(OneOf):
    """The looks that static/css/base.css knows as `style-…`; every kind has this option."""

    name: str = "style"
    label: str = "Kiểu khung"
    empty: str = "Theo giao diện"
    choices: Choices = lambda site_id: list(STYLES.items())

    def read(self, stored: object) -> str:
        return stored if isinstance(stored, str) and stored in STYLES else ""


STYLES = {"plain": "Không khung", "notice": "Nổi bật (nền màu, vạch bên trái)"}
