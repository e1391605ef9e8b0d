"""Conditions of the document list, as they stand in the address: combinable, bookmarkable, never an error page."""

from collections.abc import Callable

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext

from documents import effect, numbers
from documents.models import Document, Field, Kind, Level, Signer
from documents.pages import effect_states
from portal.base.text import fold
from portal.identity.models import Agency
from portal.identity.sites import CurrentSite
from portal.search.index import MOST_WORDS
from portal.search.models import SearchEntry

MOST_LETTERS = 200
DAY_FORMS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y")
WRONG_DAY = {"invalid": "Ngày không hợp lệ. Hãy ghi theo dạng 10/01/2022."}
WRONG_CHOICE = {"invalid_choice": "Lựa chọn này không có; điều kiện được bỏ qua."}
SORTS = {"moi": "Mới nhất", "cu": "Cũ nhất", "so": "Theo số", "xem": "Xem nhiều"}
SORT = "sap-xep"


class ConditionForm(forms.Form):
    def clean(self) -> dict:
        values = super().clean()
        first, last = values.get("tu-ngay"), values.get("den-ngay")
        if first and last and first > last:
            self.add_error("den-ngay", "Ngày cuối phải từ ngày đầu trở đi.")
        return values


class Choice(django_filters.ChoiceFilter):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, choices=(), empty_label="Tất cả", error_messages=WRONG_CHOICE, **kwargs)


class Day(django_filters.DateFilter):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, input_formats=DAY_FORMS, error_messages=WRONG_DAY, **kwargs)


class DocumentFilter(django_filters.FilterSet):
    """The declared names stand in the address with hyphens: co_quan is ?co-quan=…"""

    q = django_filters.CharFilter(
        label="Từ khóa", method="by_words", max_length=MOST_LETTERS,
        error_messages={"max_length": f"Từ khóa dài quá {MOST_LETTERS} chữ."},
    )  # fmt: skip
    loai = Choice(label="Loại văn bản", field_name="document_kind__code")
    co_quan = Choice(label="Cơ quan ban hành", field_name="body__code")
    linh_vuc = Choice(label="Lĩnh vực", method="by_field")
    cap = Choice(label="Cấp ban hành", field_name="level__code")
    nguoi_ky = Choice(label="Người ký", field_name="signer_id")
    nam = Choice(label="Năm ban hành", method="by_year")
    tu_ngay = Day(label="Ban hành từ ngày", field_name="issued_on", lookup_expr="gte")
    den_ngay = Day(label="đến ngày", field_name="issued_on", lookup_expr="lte")
    hieu_luc = Choice(label="Hiệu lực", method="by_effect")
    tep = Choice(label="Tệp đính kèm", method="by_file")

    class Meta:
        model = Document
        fields = ()
        form = ConditionForm

    @classmethod
    def get_filters(cls) -> dict:
        return {name.replace("_", "-"): kept for name, kept in super().get_filters().items()}

    def __init__(self, data, queryset: QuerySet, site: CurrentSite, language: str = "vi") -> None:
        super().__init__(data, queryset)
        self.site, self.language = site, language
        for name, choices in options(site, language).items():
            self.filters[name].extra["choices"] = choices

    def conditions(self) -> dict[str, str]:
        """What was asked, for links that carry it along; blanks and what is refused are left out."""
        return {name: self.data[name] for name in self.given() if name not in self.form.errors}

    def given(self) -> list[str]:
        """Names of the conditions that the address holds, refused ones among them."""
        return [name for name in self.filters if self.data.get(name, "").strip()]

    def by_words(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(words_or_number(value, self.site.id))

    def by_field(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        field = Field.objects.filter(site_id=self.site.id, path=value).first()
        return rows.in_field(field) if field else rows.none()

    def by_year(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(issued_on__year=int(value))

    def by_effect(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(effect.has_code(value))

    def by_file(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.with_file(value == "co")


def words_or_number(query: str, site_id: int) -> Q:
    """Every word as a beginning of a word in number, abstract, text or files; or the number in any spelling."""
    words = fold(numbers.clean_number(query)).split()[:MOST_WORDS]
    if not words:
        return Q(pk__in=[])
    entries = SearchEntry.objects.filter(kind=Document.kind, site_id=site_id)
    for word in words:
        entries = entries.filter(words__contains=f" {word}")
    return Q(pk__in=entries.values("object_id")) | Q(number_key=numbers.number_key(query))


def options(site: CurrentSite, language: str) -> dict[str, list[tuple[str, str]]]:
    """Choices that lead to at least one document; shared by all requests of this generation."""
    return site.part(("document_options", language), lambda: _read_options(site, language))


def _read_options(site: CurrentSite, language: str) -> dict[str, list[tuple[str, str]]]:
    listed = Document.objects.listed().on(site.id, language).order_by()

    def used(model, column: str) -> QuerySet:
        return model.objects.filter(Exists(listed.filter(**{column: OuterRef("pk")})))

    def name(row) -> str:
        return (language == "en" and row.name_en) or row.name

    through = listed.filter(fields=OuterRef("pk"))
    fields = list(Field.objects.filter(site_id=site.id).annotate(used=Exists(through)))
    shown = {above for field in fields if field.used for above in field.ancestor_paths()}
    years = listed.exclude(issued_on=None).values_list("issued_on__year", flat=True).distinct()
    return {
        "loai": [(row.code, name(row)) for row in used(Kind, "document_kind")],
        "co-quan": [(row.code, name(row)) for row in used(Agency, "body")],
        "linh-vuc": [(row.path, "– " * row.depth + name(row)) for row in fields if row.path in shown],
        "cap": [(row.code, name(row)) for row in used(Level, "level")],
        "nguoi-ky": [(str(row.pk), str(row)) for row in used(Signer, "signer")],
        "nam": [(str(year), str(year)) for year in sorted(years, reverse=True)],
        "hieu-luc": [(state["code"], gettext(state["label"])) for state in effect_states(site).values()],
        "tep": [("co", gettext("Có tệp")), ("khong", gettext("Không có tệp"))],
    }


def sorted_rows(rows: QuerySet, asked: str, by_views: Callable[[QuerySet], QuerySet]) -> QuerySet:
    """Rows in the asked order; anything unknown is newest first."""
    if asked == "cu":
        return rows.oldest_issued()
    if asked == "so":
        return rows.by_number()
    if asked == "xem":
        return by_views(rows)
    return rows.newest_issued()
