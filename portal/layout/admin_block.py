"""One block on the page "Bố cục": its form, and what its card says."""

from datetime import datetime

from django import forms
from django.utils import timezone

from portal.base.dates import day
from portal.base.text import one_line
from portal.layout import placement, wording
from portal.layout.blocks import BlockKind, kinds
from portal.layout.models import PAGE_KINDS
from portal.layout.options import Offered
from portal.layout.working import TITLE_LENGTH

MANY = 3  # page kinds that a card still names one by one


class MomentField(forms.DateTimeField):
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class BlockForm(forms.Form):
    """Title, the options of the kind, pages and period; `block` is plain data of portal.layout.placement."""

    def __init__(self, site_id: int, block: dict, data=None) -> None:
        super().__init__(data, auto_id="block-%s")
        self.block, self.kind = block, kinds()[block["code"]]
        self.options = {f"option_{option.name}": option for option in self.kind.options}
        self.fields["title"] = forms.CharField(
            label="Tiêu đề", max_length=TITLE_LENGTH, required=False, initial=block["title"],
            help_text=f"Để trống: “{self.kind.label}”.",
        )  # fmt: skip
        for name, option in self.options.items():
            value = block["options"][option.name]
            self.fields[name] = option.field(site_id, value)
            self.fields[name].initial = value
        offered = offered_pages(self.kind)
        if len(offered) > 1:
            self.fields["pages"] = forms.MultipleChoiceField(
                label="Hiện trên các trang", choices=offered, required=False, initial=block["pages"],
                widget=forms.CheckboxSelectMultiple, help_text="Không chọn trang nào: hiện ở mọi trang.",
            )  # fmt: skip
        for name, label in (("shown_from", "Hiện từ lúc"), ("shown_until", "Hiện đến lúc")):
            self.fields[name] = MomentField(label=label, required=False, initial=_moment(block[name]))
        self.fields["enabled"] = forms.BooleanField(label="Bật khối này", required=False, initial=block["enabled"])

    def clean(self) -> dict:
        cleaned = super().clean()
        start, end = cleaned.get("shown_from"), cleaned.get("shown_until")
        if start and end and end <= start:
            self.add_error("shown_until", "Lúc thôi hiện phải sau lúc bắt đầu hiện.")
        return cleaned

    def outcome(self) -> dict:
        """The block as it was set; of a valid form."""
        cleaned = self.cleaned_data
        options = {option.name: cleaned[name] for name, option in self.options.items()}
        known = dict(offered_pages(self.kind))
        pages = cleaned.get("pages", [page for page in self.block["pages"] if page in known])
        return {
            **self.block,
            "title": one_line(cleaned["title"]),
            "options": self.kind.read_options(options),
            "pages": [] if len(pages) == len(known) > 1 else pages,
            "enabled": cleaned["enabled"],
            "shown_from": _kept(self.block["shown_from"], cleaned["shown_from"]),
            "shown_until": _kept(self.block["shown_until"], cleaned["shown_until"]),
        }


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _kept(old: str | None, new: datetime | None) -> str | None:
    """The field shows no seconds; a time that nobody touched keeps them."""
    if old and new and _moment(old).replace(second=0, microsecond=0) == new:
        return old
    return timezone.localtime(new).isoformat(timespec="seconds") if new else None


def offered_pages(kind: BlockKind) -> list[tuple[str, str]]:
    """The kinds of page on which the block can show something."""
    return [(page, label) for page, label in PAGE_KINDS.items() if not kind.pages or page in kind.pages]


def facts(block: dict, offered: Offered) -> dict:
    """What the card of a block says: name, kind, chips, and the kinds of page that show it."""
    kind = kinds().get(block["code"])
    name = wording.name(block)
    label = kind.label if kind else "Loại khối không còn"
    able = [page for page, _ in offered_pages(kind)] if kind else list(PAGE_KINDS)
    shown = [page for page in able if not block["pages"] or page in block["pages"]]
    chips = [*_pages_chips(block, kind, shown), *_period_chips(block)]
    if kind and placement.problems(block, offered):
        chips.append(("Nguồn không còn", "red"))
    return {"name": name, "kind": "" if name == label else label, "chips": chips, "on": shown, "gone": kind is None}


def _pages_chips(block: dict, kind: BlockKind | None, shown: list[str]) -> list[tuple[str, str]]:
    if not block["pages"] and not (kind and kind.pages):
        return [("mọi trang", "")]
    if not shown:
        return [("không hiện ở trang nào", "red")]
    if len(shown) > MANY:
        return [(f"{len(shown)} loại trang", "")]
    return [(PAGE_KINDS[page], "") for page in shown]


def _period_chips(block: dict) -> list[tuple[str, str]]:
    now, start, end = timezone.now(), _moment(block["shown_from"]), _moment(block["shown_until"])
    if end and end <= now:
        return [("đã hết", "red")]
    found = [("chưa đến hạn", "amber"), (f"từ {day(start)}", "")] if start and start > now else []
    return found + ([(f"đến {day(end)}", "")] if end else [])
