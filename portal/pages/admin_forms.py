"""Forms of static pages, menus and banners."""

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import SELECT2_TRANSLATIONS
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import get_language

from portal.base.text import one_line
from portal.identity.admin_sites import SiteForm
from portal.pages.models import Banner, MenuItem, Page
from portal.publishing.admin_forms import PublishableForm
from portal.publishing.admin_pictures import FILE_NAME_ALT, PictureForm, upload_field
from portal.publishing.alt import is_file_name


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


class MenuItemForm(SiteForm):
    target_choice = forms.CharField(
        label="Dẫn tới nội dung", required=False, widget=TargetWidget(),
        help_text="Mục chỉ hiện khi nội dung đang hiện trên cổng.",
    )  # fmt: skip

    class Meta:
        model = MenuItem
        fields = ("site", "parent", "label", "label_en", "address", "order", "enabled")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        key = self.data.get("target_choice", "") if self.is_bound else ""
        row = self.instance
        if not self.is_bound and row.target_type_id and row.target_id:
            key = f"{row.target_type_id}-{row.target_id}"
        self.initial["target_choice"] = key
        found = found_target(key)
        if found is not None:
            self.fields["target_choice"].widget.choices = [("", ""), (key, str(found))]

    def clean(self) -> dict:
        cleaned = super().clean()
        key = cleaned.get("target_choice") or ""
        self.target = found_target(key)
        if key and self.target is None:
            self.add_error("target_choice", "Nội dung này không còn. Hãy chọn lại.")
        elif self.target is not None and self.target.site_id != self.instance.site_id and "site" not in self.fields:
            self.add_error("target_choice", "Hãy chọn nội dung của chính cổng này.")
        if self.target is not None and cleaned.get("address"):
            self.add_error("address", "Chỉ chọn một: nội dung hoặc địa chỉ.")
        return cleaned

    def save(self, commit: bool = True) -> MenuItem:
        self.instance.target = self.target
        return super().save(commit)


def found_target(key: str):
    """The row of "<content type>-<id>", if both still exist."""
    type_id, _, pk = key.partition("-")
    if not (type_id.isdigit() and pk.isdigit()):
        return None
    content_type = ContentType.objects.filter(pk=type_id).first()
    model = content_type.model_class() if content_type else None
    return model.objects.filter(pk=pk).first() if model and hasattr(model, "site") else None


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
