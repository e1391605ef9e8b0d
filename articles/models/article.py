"""Articles and their hand-picked related ones."""

from ckeditor.fields import RichTextField
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse

from articles.models.sections import Category, Tag, Topic
from portal.base.text import one_line
from portal.publishing import html
from portal.publishing.alt import is_file_name
from portal.publishing.models import Media, Publishable, PublishableQuerySet
from portal.publishing.pictures import with_renditions


class ArticleQuerySet(PublishableQuerySet):
    def in_category(self, category: Category) -> "ArticleQuerySet":
        """This category and all below it."""
        branch = Category.objects.filter(site_id=category.site_id, language=category.language).branch(category.path)
        return self.filter(category__in=branch)

    def for_list(self) -> "ArticleQuerySet":
        """What a card needs, without bodies."""
        return self.select_related("category", "photo").defer("body", "author_account", "withdrawn_reason")

    def with_comment_total(self) -> "ArticleQuerySet":
        """Approved opinions of each article as `comment_total`; the state is Comment.State.APPROVED."""
        return self.annotate(comment_total=Count("comments", filter=Q(comments__state="approved")))

    def for_detail(self) -> "ArticleQuerySet":
        return self.select_related("category", "photo", "topic").prefetch_related("tags")

    def older_than(self, article: "Article") -> "ArticleQuerySet":
        return self.filter(
            Q(published_at__lt=article.published_at) | Q(published_at=article.published_at, pk__lt=article.pk)
        ).newest()

    def newer_than(self, article: "Article") -> "ArticleQuerySet":
        return self.filter(
            Q(published_at__gt=article.published_at) | Q(published_at=article.published_at, pk__gt=article.pk)
        ).order_by("published_at", "pk")


class Article(Publishable):
    kind = "article"
    version_fields = (
        "title", "slug", "category", "sapo", "body", "photo", "photo_alt", "photo_caption", "photo_credit",
        "author_text", "author_labelled", "author_account", "source", "topic", "featured", "published_at",
        "listed_until",
    )  # fmt: skip
    version_many = ("tags",)
    version_rows = {"related_rows": ("related", "order")}

    category = models.ForeignKey(Category, models.PROTECT, related_name="articles", verbose_name="chuyên mục")
    sapo = models.TextField("sapo", blank=True, help_text="Một đoạn 30–60 chữ đứng đầu bài và trong các danh sách.")
    body = RichTextField("nội dung", blank=True)
    photo = models.ForeignKey(
        Media, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ảnh đại diện"
    )
    photo_alt = models.CharField("mô tả ảnh", max_length=300, blank=True)
    photo_caption = models.CharField("chú thích ảnh", max_length=500, blank=True)
    photo_credit = models.CharField("nguồn ảnh", max_length=150, blank=True)
    author_text = models.CharField(
        "tác giả", max_length=200, blank=True, help_text="Tên in cuối bài: người hoặc đơn vị."
    )
    author_labelled = models.BooleanField("in chữ “Tác giả:” trước tên", default=True)
    author_account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="tài khoản tác giả",
    )  # fmt: skip
    source = models.CharField("nguồn tin", max_length=200, blank=True, help_text="Để trống: tin của cổng.")
    topic = models.ForeignKey(
        Topic, models.SET_NULL, null=True, blank=True, related_name="articles", verbose_name="dòng sự kiện"
    )
    tags = models.ManyToManyField(Tag, blank=True, related_name="articles", verbose_name="từ khóa")
    featured = models.BooleanField("tin tiêu điểm", default=False)
    related = models.ManyToManyField("self", through="RelatedArticle", symmetrical=False, verbose_name="tin liên quan")

    objects = ArticleQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "bài viết"
        verbose_name_plural = "bài viết"
        indexes = [
            # newest on a Site, RSS, home
            models.Index(fields=["site", "language", "-published_at", "-id"], name="article_newest"),
            # category page, newer and older in the same category
            models.Index(fields=["category", "-published_at", "-id"], name="article_newest_in_category"),
            models.Index(fields=["site", "state", "-updated_at"], name="article_queue"),  # admin start page
            models.Index(
                fields=["site", "-published_at"], condition=Q(featured=True), name="article_featured"
            ),  # headline block
        ]

    def get_absolute_url(self) -> str:
        return reverse("articles:detail", args=[self.slug, self.pk])

    def fill(self) -> None:
        super().fill()
        for field in ("author_text", "source", "photo_alt", "photo_caption", "photo_credit"):
            setattr(self, field, one_line(getattr(self, field)))
        self.sapo = one_line(self.sapo)
        self.body = with_renditions(html.clean(self.body))

    def clean(self) -> None:
        super().clean()
        if self.category_id and self.site_id and self.category.site_id != self.site_id:
            raise ValidationError({"category": "Chuyên mục phải thuộc cùng cổng với bài."})
        if is_file_name(self.photo_alt):
            raise ValidationError({"photo_alt": "Mô tả đang là tên tệp. Hãy viết trong ảnh có ai, đang làm gì, ở đâu."})

    def save(self, *args, **kwargs) -> None:
        # Language and category agree by construction: a category has one language.
        if self.category_id:
            self.language = self.category.language
        super().save(*args, **kwargs)

    def areas(self) -> list[models.Model]:
        if not self.category_id:
            return []
        return list(Category.objects.on(self.site_id, self.language).filter(path__in=self.category.ancestor_paths()))

    def media_ids(self) -> set[int]:
        return html.media_ids(self.body) | ({self.photo_id} if self.photo_id else set())

    def problems(self) -> list[str]:
        found = []
        if not self.body:
            found.append("Bài chưa có nội dung.")
        if self.photo_id and not (self.photo_alt or self.photo.alt):
            found.append("Ảnh đại diện chưa có mô tả.")
        return found + html.image_problems(self.body)


class RelatedArticle(models.Model):
    """Hand-picked "Tin liên quan", in the order staff gave."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="related_rows")
    related = models.ForeignKey(Article, models.CASCADE, related_name="picked_rows", verbose_name="tin liên quan")
    order = models.PositiveIntegerField("thứ tự", default=100)

    class Meta:
        verbose_name = "tin liên quan"
        verbose_name_plural = "tin liên quan"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "related"], name="related_once"),
            models.CheckConstraint(condition=~Q(article=F("related")), name="related_not_itself"),
        ]

    def __str__(self) -> str:
        return str(self.related)
