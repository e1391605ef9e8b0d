"""Forms of static pages, menus and banners."""

import re
from hashlib import sha256

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import SELECT2_TRANSLATIONS
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import get_language

from portal.base.text import one_line
from portal.identity.admin_sites import SiteForm
from portal.identity.areas import areas
from portal.pages import menu_tree
from portal.pages.models import LONGEST_NOTICE, Banner, MenuItem, Notice, Page
from portal.publishing.admin_areas import INDENT
from portal.publishing.admin_forms import PublishableForm
from portal.publishing.admin_pictures import FILE_NAME_ALT, PictureForm, upload_field
from portal.publishing.alt import is_file_name
from portal.search.sources import sources

NUMBER = re.compile(r"[0-9]{1,18}")


class PageForm(PublishableForm):
    class Meta:
        model = Page
        fields = "__all__"
        widgets = {
            "title": forms.Textarea(attrs={"rows": 1, "class": "title-input", "data-one-line": "1"}),
            "summary": forms.Textarea(attrs={"rows": 3}),
        }


class TargetWidget(forms.Select):
    """Django's select2 with our own source of answers, because a target may be of several models."""

    def __init__(self, url: str = "") -> None:
        super().__init__(
            attrs={
                "class": "admin-autocomplete",
                "data-ajax--cache": "true",
                "data-ajax--delay": 250,
                "data-ajax--type": "GET",
                "data-theme": "admin-autocomplete",
                "data-allow-clear": "true",
                "data-placeholder": "Gõ vài chữ trong tên chuyên mục, trang, văn bản…",
                "lang": "vi",
            }
        )

    @property
    def media(self) -> forms.Media:
        extra = "" if settings.DEBUG else ".min"
        language = SELECT2_TRANSLATIONS.get(get_language(), "vi")
        return forms.Media(
            js=(
                f"admin/js/vendor/jquery/jquery{extra}.js",
                f"admin/js/vendor/select2/select2.full{extra}.js",
                f"admin/js/vendor/select2/i18n/{language}.js",
                "admin/js/jquery.init.js",
                "admin/js/autocomplete.js",
            ),
            css={"screen": (f"admin/css/vendor/select2/select2{extra}.css", "admin/css/autocomplete.css")},
        )


class FreshForm(SiteForm):
    """Refuses once to overwrite what a colleague saved since this form was opened; what was typed stays."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    not_compared: tuple[str, ...] = ("id", "site")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self._print(self.instance) if self.instance.pk else ""

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.instance.pk:
            return cleaned
        now = self._print(type(self.instance).objects.get(pk=self.instance.pk))
        if cleaned.get("seen") and cleaned["seen"] != now:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = now
            raise forms.ValidationError(
                "Trong lúc bạn sửa, mục này đã được người khác lưu. Những gì bạn nhập vẫn còn ở đây: hãy xem lại, rồi "
                "bấm Lưu lần nữa nếu vẫn muốn lưu bản của mình."
            )
        return cleaned

    def _print(self, row) -> str:
        values = [
            f"{field.attname}={field.value_from_object(row)}"
            for field in row._meta.concrete_fields
            if field.name not in self.not_compared
        ]
        return sha256("\n".join(values).encode()).hexdigest()


class TargetForm(FreshForm):
    """Leads to content of the Site, found by words, or to a typed address; never to both."""

    target_choice = forms.CharField(
        label="Dẫn tới nội dung", required=False, widget=TargetWidget(),
        help_text="Chỉ dẫn tới khi nội dung đang hiện trên cổng.",
    )  # fmt: skip

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        key = self.data.get("target_choice", "") if self.is_bound else ""
        row = self.instance
        if not self.is_bound and row.target_type_id and row.target_id:
            key = f"{row.target_type_id}-{row.target_id}"
        self.initial["target_choice"] = key
        found = found_target(key)
        if found is not None and found.site_id in self._sites():
            self.fields["target_choice"].widget.choices = [("", ""), (key, str(found))]

    def _sites(self) -> set[int]:
        """Whose titles may be shown: the field offers the person's own Sites."""
        offered = self.fields["site"].queryset.values_list("pk", flat=True) if "site" in self.fields else ()
        return {self.instance.site_id, *offered}

    def clean(self) -> dict:
        cleaned = super().clean()
        key = cleaned.get("target_choice") or ""
        self.target = found_target(key)
        site_id = cleaned["site"].pk if cleaned.get("site") else self.instance.site_id
        if key and self.target is None:
            self.add_error("target_choice", "Nội dung này không còn. Hãy chọn lại.")
        elif self.target is not None and self.target.site_id != site_id:
            self.add_error("target_choice", "Hãy chọn nội dung của chính cổng này.")
        if self.target is not None and cleaned.get("address"):
            self.add_error("address", "Chỉ chọn một: nội dung hoặc địa chỉ.")
        # Before the row is checked and saved, also when it is only looked at.
        self.instance.target = self.target
        return cleaned


class MenuItemForm(TargetForm):
    # Moving is done in the tree, at once.
    not_compared = ("id", "site", "parent", "order")

    class Meta:
        model = MenuItem
        fields = ("parent", "label", "label_en", "address", "enabled")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "parent" in self.fields:
            rows = MenuItem.objects.filter(site_id=self.instance.site_id)
            field = self.fields["parent"]
            field.queryset = rows
            field.choices = [("", "— Cấp ngoài cùng —"), *self._parents(menu_tree.tree(rows))]

    def _parents(self, nodes: list[menu_tree.Node]) -> list[tuple[int, str]]:
        """Where the entry may stand: not in itself, and not where themes draw nothing any more."""
        found = []
        for node in nodes:
            if node.row.pk != self.instance.pk and node.may_have_children:
                found += [(node.row.pk, f"{INDENT * (node.level - 1)}{node.row}"), *self._parents(node.children)]
        return found


class NoticeForm(TargetForm):
    not_compared = ("id", "site", "announced")

    class Meta:
        model = Notice
        fields = ("site", "level", "title", "text", "address", "starts", "down_from", "ends", "enabled")
        widgets = {
            "level": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST_NOTICE, "class": "vLargeTextField"}),
        }


def found_target(key: str):
    """The row of "<content type>-<id>" among what citizens can be led to, if it still exists."""
    type_id, _, pk = key.partition("-")
    if not (NUMBER.fullmatch(type_id) and NUMBER.fullmatch(pk)):
        return None
    content_type = ContentType.objects.filter(pk=int(type_id)).first()
    model = content_type.model_class() if content_type else None
    leading = {*areas(), *(source.rows().model for source in sources().values())}
    return model.objects.filter(pk=int(pk)).first() if model in leading else None


class BannerForm(PictureForm, SiteForm):
    picture_upload = upload_field()

    class Meta:
        model = Banner
        fields = ("site", "code", "picture", "alt", "url", "order", "enabled")
        error_messages = {"picture": {"required": "Hãy tải một ảnh lên hoặc chọn trong kho."}}

    def clean_alt(self) -> str:
        alt = one_line(self.cleaned_data["alt"])
        if is_file_name(alt):
            raise forms.ValidationError(FILE_NAME_ALT)
        return alt
