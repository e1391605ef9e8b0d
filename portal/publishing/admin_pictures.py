"""Pictures sent with a form of the admin.

A picture field `photo` gets a companion file field `photo_upload` (see upload_field). Files are decoded and stored
by take_pictures() before the transaction of the save begins: encoding takes a second or more, and the database must
not be locked meanwhile. The stored picture's id takes the place of the chosen one in the data, so a form that fails
for another reason comes back with the new picture selected.
"""

from django import forms
from django.contrib.sites.models import Site
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.identity import rights
from portal.identity.admin_sites import default_site_id
from portal.publishing import media
from portal.publishing.models import Media
from portal.publishing.pictures import address

UPLOAD = "_upload"
NO_ALT = "Ảnh cần một câu mô tả cho người không nhìn thấy: trong ảnh có ai, đang làm gì, ở đâu."
FILE_NAME_ALT = "Mô tả đang là tên tệp. Hãy viết trong ảnh có ai, đang làm gì, ở đâu."


def upload_field(label: str = "Tải ảnh lên") -> forms.FileField:
    """Not an ImageField: what is a picture is decided by portal.publishing.media, by content."""
    accepted = {"accept": "image/jpeg,image/png,image/webp,image/gif,image/avif", "class": "picture-input"}
    return forms.FileField(
        label=label, required=False, widget=forms.FileInput(attrs=accepted),
        help_text="JPEG, PNG, WebP, GIF hoặc AVIF, tối đa 20 MB.",
    )  # fmt: skip


def thumb(picture: Media | None, width: int = 72, height: int = 48) -> SafeString | str:
    if picture is None:
        return ""
    tag = '<img class="thumb" src="{}" alt="" width="{}" height="{}" loading="lazy">'
    return format_html(tag, address(picture, 320), width, height)


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


class FilesFirst:
    """Mixin of ModelAdmin: sent files are dealt with before the transaction of the save."""

    def prepare_files(self, request: HttpRequest, site_id: int) -> None:
        """Decode and store; `site_id` is the Site the row will belong to."""
        take_pictures(request, site_id)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None) -> HttpResponse:
        if request.method == "POST" and request.FILES:
            self._prepare_files_of(request, object_id)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _prepare_files_of(self, request, object_id) -> None:
        """Only for people who may save; everybody else is refused by the view itself."""
        row = self.get_object(request, object_id) if object_id else None
        if row is not None and self.has_change_permission(request, row):
            self.prepare_files(request, row.site_id)
        elif object_id is None and self.has_add_permission(request):
            asked = request.POST.get("site", "")
            ids = rights.site_ids(request.user)
            known = {str(pk) for pk in (Site.objects.values_list("pk", flat=True) if ids is None else ids)}
            self.prepare_files(request, int(asked) if asked in known else default_site_id(request))

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.picture_problems = getattr(request, "picture_problems", {})
        return form
