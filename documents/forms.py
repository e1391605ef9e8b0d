"""Forms of the document admin.

Files are checked and stored before the transaction of the save begins; a signed receipt takes the place of the sent
file, so a form that fails for another reason comes back with the file kept.
"""

from django import forms
from django.core import signing
from django.http import HttpRequest

from documents import contents, storage
from documents.filters import DAY_FORMS, WRONG_DAY
from documents.models import Document, DocumentFile, StoredFile
from documents.models.files import TYPES
from portal.base.numbers import file_size
from portal.base.text import one_line
from portal.publishing.admin_forms import PublishableForm

DAYS = ("issued_on", "effective_on", "expires_on")
UPLOAD, RECEIPT = "-upload", "-receipt"
SALT = "documents.file"
LASTS = 24 * 3600  # seconds that a failed form may lie open


def take_files(request: HttpRequest) -> None:
    """Store every sent document file; problems wait on the request for the form."""
    request.file_problems = {}
    data = request.POST.copy()
    for name, upload in request.FILES.items():
        if not name.endswith(UPLOAD):
            continue
        try:
            stored = storage.store(upload)
        except contents.BadFile as error:
            request.file_problems[name] = str(error)
        else:
            receipt = {"stored": stored.pk, "name": one_line(upload.name or "")[-180:]}
            data[name.removesuffix(UPLOAD) + RECEIPT] = signing.dumps(receipt, salt=SALT)
    request.POST = data


def read_receipt(text: str) -> tuple[StoredFile, str] | None:
    """The stored file and the name it was sent under; None for anything that we did not sign."""
    try:
        receipt = signing.loads(text, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    stored = StoredFile.objects.defer("text").filter(pk=receipt["stored"]).first()
    return (stored, receipt["name"]) if stored else None


class DocumentForm(PublishableForm):
    class Meta:
        model = Document
        fields = "__all__"
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2, "class": "title-input", "data-one-line": "1"}),
        }
        error_messages = {
            "title": {"required": "Hãy nhập trích yếu."},
            "document_kind": {"required": "Hãy chọn loại văn bản."},
            "body": {"required": "Hãy chọn cơ quan ban hành."},
            **dict.fromkeys(DAYS, WRONG_DAY),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in DAYS:
            # The same spellings as in the public filter: 10/01/2022, 10.01.2022, 2022-01-10.
            if name in self.fields:
                self.fields[name].input_formats = DAY_FORMS


class DocumentFileForm(forms.ModelForm):
    file_problems: dict[str, str] = {}

    upload = forms.FileField(
        label="Chọn tệp", required=False, widget=forms.FileInput(attrs={"accept": ",".join(f".{kind}" for kind in TYPES)}),
        help_text="PDF, DOCX, XLSX, DOC, XLS hoặc ZIP; không nhận macro, mã lệnh.",
    )  # fmt: skip
    receipt = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = DocumentFile
        fields = ("title", "name", "order")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.received = read_receipt(self.data.get(self.add_prefix("receipt"), "")) if self.is_bound else None
        if self.received:
            stored, name = self.received
            self.fields[
                "upload"
            ].help_text = f"Đã nhận “{name}” ({stored.label}, {file_size(stored.size)}), không cần chọn lại."

    def clean(self) -> dict:
        cleaned = super().clean()
        problem = self.file_problems.get(self.add_prefix("upload"))
        if problem:
            self.errors.pop("upload", None)
            self.add_error("upload", problem)
        elif self.received:
            self.instance.stored = self.received[0]
        elif self.instance.stored_id is None and not self.errors:
            self.add_error("upload", "Hãy chọn tệp.")
        return cleaned
