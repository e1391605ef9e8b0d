"""The filter form as accessible HTML; templates of the themes only place it."""

from django.forms import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from documents.filters import MOST_LETTERS, SORT, DocumentFilter

FIRST = ("q", "loai", "co-quan", "linh-vuc")
DAYS = ("tu-ngay", "den-ngay")
OPEN, SELECTED = SafeString(" open"), SafeString(" selected")


def draw(conditions: DocumentFilter, action: str, sort: str) -> SafeString:
    """Rarer conditions fold away unless one of them is used or wrong. The chosen order is carried along."""
    form = conditions.form
    rest = [name for name in form.fields if name not in FIRST]
    used = any(form[name].value() or form[name].errors for name in rest)
    return format_html(
        '<form class="filter" method="get" action="{}" role="search" aria-label="{}">{}'
        '<details class="more"{}><summary>{}</summary>{}</details>{}'
        '<p class="actions"><button type="submit">{}</button></p></form>',
        action,
        gettext("Lọc văn bản"),
        _fields(form, FIRST),
        OPEN if used else "",
        gettext("Thêm điều kiện"),
        _fields(form, rest),
        format_html('<input type="hidden" name="{}" value="{}">', SORT, sort) if sort else "",
        gettext("Tìm văn bản"),
    )


def _fields(form, names) -> SafeString:
    return format_html_join("", "{}", ((_field(form[name], name),) for name in names))


def _field(field: BoundField, name: str) -> SafeString:
    identity = f"loc-{name}"
    errors = " ".join(gettext(str(error)) for error in field.errors)
    about = format_html(' aria-invalid="true" aria-describedby="{}-loi"', identity) if errors else ""
    message = format_html('<span class="error" id="{}-loi">{}</span>', identity, errors) if errors else ""
    return format_html(
        '<p class="field"><label for="{}">{}</label>{}{}</p>',
        identity,
        gettext(field.label),
        _input(field, name, identity, about),
        message,
    )


def _input(field: BoundField, name: str, identity: str, about: str) -> SafeString:
    value = field.value() or ""
    if hasattr(field.field, "choices"):
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (code, SELECTED if str(code) == value else "", gettext(str(label)))
                for code, label in field.field.choices
            ),
        )
        return format_html('<select id="{}" name="{}"{}>{}</select>', identity, name, about, options)
    if name in DAYS:
        return format_html(
            '<input type="text" id="{}" name="{}" value="{}" maxlength="20" placeholder="{}" autocomplete="off"{}>',
            identity, name, value, gettext("ngày/tháng/năm"), about,
        )  # fmt: skip
    return format_html(
        '<input type="search" id="{}" name="{}" value="{}" maxlength="{}" placeholder="{}" autocomplete="off"{}>',
        identity, name, value, MOST_LETTERS, gettext("Số ký hiệu, trích yếu, nội dung"), about,
    )  # fmt: skip
