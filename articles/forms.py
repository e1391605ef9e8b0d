"""Forms of the news admin."""

from django import forms

from articles.models import Album, AlbumPhoto, Article, RelatedArticle, Tag
from portal.base.text import fold, one_line
from portal.publishing.admin_forms import PublishableForm
from portal.publishing.admin_pictures import FILE_NAME_ALT, NO_ALT, PictureForm, upload_field
from portal.publishing.alt import is_file_name

MOST_TAGS = 20


class ArticleForm(PublishableForm):
    photo_upload = upload_field()
    tag_words = forms.CharField(
        label="Từ khóa", required=False, widget=forms.TextInput(attrs={"class": "vTextField", "list": "known-tags"}),
        help_text="Cách nhau bằng dấu phẩy. Từ khóa chưa có sẽ được tạo.",
    )  # fmt: skip

    class Meta:
        model = Article
        exclude = ("tags", "related")
        widgets = {
            "title": forms.Textarea(attrs={"rows": 1, "class": "title-input", "data-one-line": "1"}),
            "sapo": forms.Textarea(attrs={"rows": 3, "data-words": "30-60"}),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["tag_words"] = ", ".join(self.instance.tags.values_list("name", flat=True))

    def clean_tag_words(self) -> list[str]:
        """The words by their folded key, the first spelling of each."""
        words: dict[str, str] = {}
        for word in self.cleaned_data["tag_words"].replace(";", ",").split(","):
            word = one_line(word)
            if not word:
                continue
            if len(word) > 80:
                raise forms.ValidationError(f"Từ khóa “{word[:40]}…” dài quá 80 chữ.")
            if not fold(word):
                raise forms.ValidationError(f"Từ khóa “{word}” cần ít nhất một chữ hoặc số.")
            words.setdefault(fold(word), word)
        if len(words) > MOST_TAGS:
            raise forms.ValidationError(f"Nhiều nhất {MOST_TAGS} từ khóa.")
        return list(words.values())

    def clean(self) -> dict:
        cleaned = super().clean()
        photo, alt = cleaned.get("photo"), one_line(cleaned.get("photo_alt") or "")
        if photo and not (alt or photo.alt):
            self.add_error("photo_alt", NO_ALT)
        elif is_file_name(alt):
            self.add_error("photo_alt", FILE_NAME_ALT)
        return cleaned

    def _save_m2m(self) -> None:
        super()._save_m2m()
        self.instance.tags.set([known_tag(self.instance.site_id, word) for word in self.cleaned_data["tag_words"]])


def known_tag(site_id: int, word: str) -> Tag:
    """The tag of this word, however it is spelt; made when there is none."""
    found = Tag.objects.filter(site_id=site_id, key=fold(word)).first()
    return found or Tag.objects.create(site_id=site_id, name=word)


class RelatedForm(forms.ModelForm):
    class Meta:
        model = RelatedArticle
        fields = ("related", "order")

    def clean_related(self) -> Article:
        related = self.cleaned_data["related"]
        if related.pk == self.instance.article_id:
            raise forms.ValidationError("Bài không thể là tin liên quan của chính nó.")
        return related


class AlbumForm(PublishableForm):
    class Meta:
        model = Album
        fields = "__all__"
        widgets = {
            "title": forms.Textarea(attrs={"rows": 1, "class": "title-input", "data-one-line": "1"}),
            "description": forms.Textarea(attrs={"rows": 4}),
        }


class AlbumPhotoForm(PictureForm):
    picture_upload = upload_field()

    class Meta:
        model = AlbumPhoto
        fields = ("picture", "alt", "caption", "credit", "order")
        widgets = {"alt": forms.Textarea(attrs={"rows": 2}), "caption": forms.Textarea(attrs={"rows": 2})}
        error_messages = {"picture": {"required": "Hãy tải một ảnh lên hoặc chọn trong kho."}}

    def clean(self) -> dict:
        cleaned = super().clean()
        picture = cleaned.get("picture")
        if picture and not (one_line(cleaned.get("alt") or "") or picture.alt):
            self.add_error("alt", NO_ALT)
        return cleaned
