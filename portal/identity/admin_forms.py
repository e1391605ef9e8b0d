"""Forms of the Site's profile and of assignments."""

import re

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site

from portal.identity.areas import areas
from portal.identity.models import Assignment, SiteProfile
from portal.identity.sites import host_name
from portal.publishing.admin_pictures import PictureForm, upload_field

DOMAIN = re.compile(r"^(?=.{1,100}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?$")
INDENT = "\u2003"


class ProfileForm(PictureForm):
    domain = forms.CharField(
        label="Tên miền", max_length=100,
        help_text="Không có https:// và cổng, ví dụ laichau.gov.vn. Đổi tên miền là đổi địa chỉ của mọi trang.",
    )  # fmt: skip
    logo_upload = upload_field("Tải biểu trưng lên")

    class Meta:
        model = SiteProfile
        exclude = ("site",)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["domain"] = self.instance.site.domain

    def clean_domain(self) -> str:
        domain = host_name(self.cleaned_data["domain"])
        if not DOMAIN.match(domain):
            raise forms.ValidationError("Tên miền chỉ gồm chữ không dấu, số, dấu chấm và dấu nối.")
        if Site.objects.filter(domain=domain).exclude(pk=self.instance.site_id).exists():
            raise forms.ValidationError("Tên miền này đã là của cổng khác.")
        return domain

    def clean(self) -> dict:
        cleaned = super().clean()
        logo = cleaned.get("logo")
        if logo and logo.site_id != self.instance.site_id:
            self.add_error("logo", "Hãy chọn ảnh của chính cổng này (cổng mới: lưu trước, rồi thêm biểu trưng).")
        return cleaned


class AssignmentForm(forms.ModelForm):
    """The area as one select: the whole Site, or a node of a tree that an app has registered."""

    area_choice = forms.ChoiceField(label="Phạm vi", required=False)

    class Meta:
        model = Assignment
        fields = ("user", "role", "site")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.nodes = {}
        choices = [("", "Toàn cổng")]
        for model, rows in areas().items():
            type_id = ContentType.objects.get_for_model(model).pk
            for node in rows():
                key = f"{type_id}-{node.pk}"
                self.nodes[key] = node
                choices.append((key, f"{node.site.domain}: {INDENT * node.depth}{node.name}"))
        self.fields["area_choice"].choices = choices
        if self.instance.area_id:
            self.initial["area_choice"] = f"{self.instance.area_type_id}-{self.instance.area_id}"

    def clean(self) -> dict:
        cleaned = super().clean()
        node = self.nodes.get(cleaned.get("area_choice") or "")
        site = cleaned.get("site")
        if node and site and node.site_id != site.pk:
            self.add_error("area_choice", "Phạm vi phải thuộc đúng cổng đã chọn.")
        return cleaned

    def save(self, commit: bool = True) -> Assignment:
        self.instance.area = self.nodes.get(self.cleaned_data.get("area_choice") or "")
        return super().save(commit)
