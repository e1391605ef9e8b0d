"""Which block stands where."""

from django import forms
from django.contrib import admin

from portal.identity.admin_sites import SiteForm, SiteSettingAdmin
from portal.layout import admin_templates  # noqa: F401 - registers its pages
from portal.layout.blocks import kinds
from portal.layout.models import PAGE_KINDS, Block


def _kind_choices() -> list[tuple[str, str]]:
    return sorted(((kind.code, kind.label) for kind in kinds().values()), key=lambda choice: choice[1])


class BlockForm(SiteForm):
    code = forms.ChoiceField(label="Loại khối", choices=_kind_choices)
    pages = forms.MultipleChoiceField(
        label="Trên các trang", choices=list(PAGE_KINDS.items()), required=False,
        widget=forms.CheckboxSelectMultiple, help_text="Không chọn trang nào: hiện ở mọi trang.",
    )  # fmt: skip

    class Meta:
        model = Block
        fields = (
            "site", "theme", "slot", "order", "code", "title", "pages", "options", "enabled", "shown_from", "shown_until",
        )  # fmt: skip

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "code" in self.fields and self.instance.code:
            kind = kinds().get(self.instance.code)
            self.fields["code"].help_text = kind.help if kind else "Loại khối này không còn; khối không hiện."
            if kind is None:
                self.fields["code"].choices = [(self.instance.code, self.instance.code), *_kind_choices()]

    def clean_options(self) -> dict:
        options = self.cleaned_data["options"]
        if options in (None, ""):
            return {}
        if not isinstance(options, dict):
            raise forms.ValidationError('Tùy chọn phải ở dạng {"tên": giá trị}.')
        return options

    def clean(self) -> dict:
        cleaned = super().clean()
        start, end = cleaned.get("shown_from"), cleaned.get("shown_until")
        if start and end and end <= start:
            self.add_error("shown_until", "Lúc thôi hiện phải sau lúc bắt đầu hiện.")
        return cleaned


@admin.register(Block)
class BlockAdmin(SiteSettingAdmin):
    form = BlockForm
    list_display = ("name_cell", "slot", "pages_cell", "order", "enabled", "theme")
    list_editable = ("order", "enabled")
    list_filter = ("theme", "slot", "enabled")
    list_select_related = ("site",)
    ordering = ("site", "theme", "slot", "order", "pk")
    fieldsets = [
        (None, {"fields": ["site", "theme", "slot", "order", "code", "title", "enabled"]}),
        ("Ở đâu và khi nào", {"fields": ["pages", "shown_from", "shown_until"]}),
        ("Tùy chọn", {"fields": ["options"]}),
    ]

    @admin.display(description="khối", ordering="code")
    def name_cell(self, row):
        kind = kinds().get(row.code)
        label = kind.label if kind else row.code
        return f"{row.title} ({label})" if row.title and row.title != label else label

    @admin.display(description="trên các trang")
    def pages_cell(self, row):
        return ", ".join(PAGE_KINDS.get(page, page) for page in row.pages) or "mọi trang"
