"""The form of the page "Giao diện"."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.utils import timezone

from portal.base import dates
from portal.base.dates import STYLES
from portal.identity.models import THEME_DATES, THEMES, SiteProfile
from portal.publishing.admin_pictures import PictureForm, upload_field
from portal.publishing.models import Media

# What a theme is, in a sentence each; the little drawings are in templates/admin/identity/theme_<name>.html.
ABOUT = {
    "lai_chau": "Tin chính bên trái; tin mới, văn bản và liên kết ở cột phải.",
    "thai_nguyen": "Chuyên mục bên trái, ảnh và văn bản bên phải, khối có khung.",
}
HEX = {"maxlength": "7", "size": "9", "spellcheck": "false", "autocomplete": "off", "placeholder": "#rrggbb"}


class LookForm(PictureForm):
    """`seen`: the look the person started from, see admin_look_saving."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    logo_upload = upload_field("Tải biểu trưng lên")
    banner_upload = upload_field("Tải ảnh đầu trang lên")

    class Meta:
        model = SiteProfile
        fields = SiteProfile.LOOK
        widgets = {
            "theme": forms.RadioSelect,
            "main_colour": forms.TextInput(attrs=HEX),
            "accent_colour": forms.TextInput(attrs=HEX),
            "footer_lines": forms.Textarea(attrs={"rows": 4, "cols": 60}),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = list(THEMES.items())
        now = timezone.now()
        printed = {style: dates.article_stamp(now, style) for style in STYLES}
        own = "; ".join(
            f"{THEMES[theme].split(' (')[0]}: {printed[style]}" for theme, (style, _) in THEME_DATES.items()
        )
        self.fields["date_style"].choices = [("", "Theo giao diện"), *printed.items()]
        self.fields["date_style"].help_text = f"Mỗi kiểu in sẵn lúc này làm ví dụ. Theo giao diện là – {own}."
        self.fields["date_place"].choices = [("", "Theo giao diện"), *self.fields["date_place"].choices[1:]]
        for name in ("logo", "banner"):
            field = self.fields[name]
            # The order matters: the choices of the widget come from the field.
            field.widget = AutocompleteSelect(SiteProfile._meta.get_field(name), admin.site)
            field.queryset = Media.objects.filter(site_id=self.instance.site_id)
            field.error_messages["invalid_choice"] = "Hãy chọn ảnh của chính cổng này."
