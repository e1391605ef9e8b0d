"""Forms of content: the lock against overwriting a colleague, rights on what was typed, pictures sent along.

A picture field `photo` gets a companion file field `photo_upload` (declared by the form). Files are decoded and
stored by take_pictures() before the transaction of the save begins: encoding takes a second or more, and the
database must not be locked meanwhile. The stored picture's id takes the place of the chosen one in the data, so a
form that fails for another reason comes back with the new picture selected.
"""

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from portal.base.dates import minute
from portal.publishing import media, services
from portal.publishing.states import PUBLIC

UPLOAD = "_upload"


def take_pictures(request: HttpRequest, site_id: int) -> None:
    """Store every picture of the request; problems wait on the request for the form."""
    request.picture_problems = {}
    names = [name for name in request.FILES if name.endswith(UPLOAD)]
    if not names:
        return
    data = request.POST.copy()
    for name in names:
        try:
            stored = media.store(request.FILES[name], site_id=site_id, user=request.user)
        except media.BadImage as error:
            request.picture_problems[name] = str(error)
        else:
            data[name.removesuffix(UPLOAD)] = str(stored.pk)
    request.POST = data


class PictureForm(forms.ModelForm):
    """A form with picture fields; shows what was wrong with a sent file at its field."""

    picture_problems: dict[str, str] = {}

    def clean(self) -> dict:
        cleaned = super().clean()
        for name in list(self.fields):
            problem = self.picture_problems.get(self.add_prefix(name))
            if problem:
                self.errors.pop(name.removesuffix(UPLOAD), None)
                self.add_error(name, problem)
        return cleaned


class PublishableForm(PictureForm):
    """Base of every content form; PublishableAdmin sets `actor`, `default_site_id` and `area_field`."""

    actor = None
    default_site_id: int | None = None
    area_field = ""

    loaded_revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    save_note = forms.CharField(
        label="Ghi chú cho lần lưu này", required=False, max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )  # fmt: skip

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial["loaded_revision"] = self.instance.revision
        if not self.instance.site_id:
            self.instance.site_id = self.default_site_id
            self.initial.setdefault("site", self.default_site_id)

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.instance.pk and cleaned.get("loaded_revision") != self.instance.revision:
            raise forms.ValidationError(self._stale_sentence(), code="stale")
        return cleaned

    def _stale_sentence(self) -> str:
        row = self.instance
        who = "Người khác"
        if row.updated_by_id:
            who = row.updated_by.get_full_name() or row.updated_by.get_username()
        return (
            f"{who} đã lưu mục này lúc {minute(row.updated_at)}, sau khi bạn mở trang. Chữ bạn gõ vẫn còn nguyên bên "
            "dưới nhưng chưa được lưu. Hãy mở bản mới nhất ở thẻ khác, chép phần của bạn sang rồi lưu."
        )

    def _get_validation_exclusions(self) -> set[str]:
        # Unique constraints within a Site hold although the form does not show the Site.
        return super()._get_validation_exclusions() - {"site", "deleted_at"}

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
