"""Forms of the Site's profile and of assignments."""

import re

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from portal.identity.areas import areas
from portal.identity.models import Assignment, SiteProfile
from portal.identity.sites import host_name

DOMAIN = re.compile(r"^(?=.{1,100}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?$")
INDENT = "\u2003"


class ProfileForm(forms.ModelForm):
    domain = forms.CharField(
        label="Tên miền", max_length=100,
        help_text="Không có https:// và cổng, ví dụ laichau.gov.vn. Đổi tên miền là đổi địa chỉ của mọi trang.",
    )  # fmt: skip

    class Meta:
        model = SiteProfile
        fields = (
            "name", "name_en", "short_name", "parent_name", "theme", "masthead_title", "managing_body", "licence",
            "responsible", "address", "phone", "fax", "email", "reuse_line",
        )  # fmt: skip

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

    def _update_errors(self, errors: ValidationError) -> None:
        # The look has a page of its own; what is wrong with it must not hold up names and masthead.
        own = {name: found for name, found in errors.error_dict.items() if name in {NON_FIELD_ERRORS, *self.fields}}
        if own:
            super()._update_errors(ValidationError(own))


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
