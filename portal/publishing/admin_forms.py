"""The base of content forms: the lock against overwriting a colleague, and rights on what was typed."""

from django import forms
from django.utils import timezone

from portal.base.dates import minute
from portal.base.people import full_name
from portal.identity.admin_sites import SiteForm
from portal.publishing import services
from portal.publishing.admin_pictures import PictureForm
from portal.publishing.states import PUBLIC


class PublishableForm(PictureForm, SiteForm):
    """Base of every content form; PublishableAdmin sets `actor`, `default_site_id` and `area_field`."""

    actor = None
    area_field = ""

    loaded_revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    save_note = forms.CharField(
        label="Ghi chú cho lần lưu này", required=False, max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )  # fmt: skip

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial["loaded_revision"] = self.instance.revision

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.instance.pk and cleaned.get("loaded_revision") != self.instance.revision:
            raise forms.ValidationError(self._stale_sentence(), code="stale")
        return cleaned

    def _update_errors(self, errors: forms.ValidationError) -> None:
        """One message at a field is enough: "must be filled" is not said twice in two wordings."""
        if hasattr(errors, "error_dict"):
            found = {name: problems for name, problems in errors.error_dict.items() if name not in self.errors}
            if not found:
                return
            errors = forms.ValidationError(found)
        super()._update_errors(errors)

    def _stale_sentence(self) -> str:
        row = self.instance
        who = "Người khác"
        if row.updated_by_id:
            who = full_name(row.updated_by)
        return (
            f"{who} đã lưu mục này lúc {minute(row.updated_at)}, sau khi bạn mở trang. Chữ bạn gõ vẫn còn nguyên bên "
            "dưới nhưng chưa được lưu. Hãy mở bản mới nhất ở thẻ khác, chép phần của bạn sang rồi lưu."
        )

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        self._check_dates()
        if not self.errors and not services.may_edit(self.actor, self.instance):
            field = self.area_field if self.area_field in self.fields else None
            self.add_error(field, "Bạn không được phân công sửa nội dung ở đây.")

    def _check_dates(self) -> None:
        row = self.instance
        if "published_at" not in self.fields:
            return
        if row.published_at is None and (row.state in PUBLIC or row.scheduled):
            self.add_error("published_at", f"Mục đang ở trạng thái “{row.state_label()}” phải có ngày giờ đăng.")
        elif row.state in PUBLIC and row.published_at > timezone.now():
            self.add_error("published_at", "Mục đang hiện trên cổng. Muốn hẹn giờ đăng lại, hãy bấm “Gỡ xuống” trước.")
