"""News: categories, topics, tags, articles, albums, reader comments and ratings."""

from ckeditor.fields import RichTextField
from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.sites.models import Site
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from portal.base.text import fold, nfc, one_line, slug
from portal.base.trees import TreeNode, TreeQuerySet
from portal.identity.models import Assignment
from portal.publishing import html
from portal.publishing.alt import is_file_name
from portal.publishing.models import Media, Publishable, PublishableQuerySet
from portal.publishing.pictures import with_renditions


class CategoryQuerySet(TreeQuerySet):
    def on(self, site_id: int, language: str = "vi") -> "CategoryQuerySet":
        return self.filter(site_id=site_id, language=language)

    def in_reading_order(self) -> "CategoryQuerySet":
        return self.order_by("site_id", "path")


class Category(TreeNode):
    """A section of the news; its path of slugs is its address."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+", verbose_name="cổng")
    language = models.CharField("ngôn ngữ", max_length=5, choices=settings.LANGUAGES, default="vi")
    description = models.TextField("giới thiệu", blank=True)
    rights = GenericRelation(Assignment, content_type_field="area_type", object_id_field="area_id")

    scope_fields = ("site_id", "language")
    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = "chuyên mục"
        verbose_name_plural = "chuyên mục"
        ordering = ["path"]
        constraints = [models.UniqueConstraint(fields=["site", "language", "path"], name="category_path_of_site")]
        indexes = [models.Index(fields=["site", "language", "order"], name="category_by_order")]  # menus, site map

    def get_absolute_url(self) -> str:
        return reverse("articles:category", args=[self.path])


class Topic(models.Model):
    """A story followed over time ("Theo dòng sự kiện")."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="+", verbose_name="cổng")
    name = models.CharField("tên dòng sự kiện", max_length=200)
    slug = models.SlugField("phần địa chỉ", max_length=100, blank=True)
    summary = models.TextField("tóm tắt", blank=True)

    class Meta:
        verbose_name = "dòng sự kiện"
        verbose_name_plural = "dòng sự kiện"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["site", "slug"], name="topic_slug_of_site")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.name = one_line(self.name)
        self.slug = self.slug or slug(self.name) or "su-kien"
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("articles:topic", args=[self.slug])


class Tag(models.Model):
    """One word or phrase; the folded key makes "Lai Châu" and "lai châu" one tag."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="+", verbose_name="cổng")
    name = models.CharField("từ khóa", max_length=80)
    key = models.CharField(max_length=80, editable=False)
    slug = models.SlugField("phần địa chỉ", max_length=90, editable=False)

    class Meta:
        verbose_name = "từ khóa"
        verbose_name_plural = "từ khóa"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["site", "key"], name="tag_key_of_site")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if not fold(self.name):
            raise ValidationError({"name": "Từ khóa cần ít nhất một chữ hoặc số."})
        if Tag.objects.filter(site_id=self.site_id, key=fold(self.name)).exclude(pk=self.pk).exists():
            raise ValidationError({"name": "Từ khóa này đã có (không phân biệt chữ hoa, dấu)."})

    def save(self, *args, **kwargs) -> None:
        self.name = one_line(self.name)
        self.key = fold(self.name)
        self.slug = self.key.replace(" ", "-")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("articles:tag", args=[self.slug])


class ArticleQuerySet(PublishableQuerySet):
    def in_category(self, category: Category) -> "ArticleQuerySet":
        """This category and all below it."""
        branch = Category.objects.filter(site_id=category.site_id, language=category.language).branch(category.path)
        return self.filter(category__in=branch)

    def for_list(self) -> "ArticleQuerySet":
        """What a card needs, without bodies."""
        return self.select_related("category", "photo").defer("body", "author_account", "withdrawn_reason")

    def with_comment_total(self) -> "ArticleQuerySet":
        comments = (
            Comment.objects.approved()
            .filter(article=OuterRef("pk"))
            .order_by()
            .values("article")
            .annotate(total=Count("pk"))
            .values("total")
        )
        return self.annotate(comment_total=Coalesce(Subquery(comments), 0))

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


class AlbumQuerySet(PublishableQuerySet):
    def for_list(self) -> "AlbumQuerySet":
        first = AlbumPhoto.objects.filter(album=OuterRef("pk")).order_by("order", "pk")
        return self.annotate(
            photo_total=Count("photos"), cover_id=Subquery(first.values("picture_id")[:1]),
            cover_alt=Subquery(first.values("alt")[:1]),
        )  # fmt: skip


class Album(Publishable):
    """A set of photos ("Hình ảnh hoạt động")."""

    kind = "album"
    version_fields = ("title", "slug", "description", "published_at", "listed_until")
    version_rows = {"photos": ("picture", "alt", "caption", "credit", "order")}

    description = models.TextField("giới thiệu", blank=True)

    objects = AlbumQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "bộ ảnh"
        verbose_name_plural = "bộ ảnh"
        indexes = [models.Index(fields=["site", "language", "-published_at", "-id"], name="album_newest")]  # /hinh-anh/

    def get_absolute_url(self) -> str:
        return reverse("articles:album", args=[self.slug, self.pk])

    def fill(self) -> None:
        super().fill()
        self.description = nfc(self.description).strip()

    def media_ids(self) -> set[int]:
        return set(self.photos.values_list("picture_id", flat=True))

    def problems(self) -> list[str]:
        photos = list(self.photos.select_related("picture"))
        if not photos:
            return ["Bộ ảnh chưa có ảnh nào."]
        return [
            f"Ảnh thứ {number} chưa có mô tả."
            for number, photo in enumerate(photos, start=1)
            if not (photo.alt or photo.picture.alt)
        ]


class AlbumPhoto(models.Model):
    album = models.ForeignKey(Album, models.CASCADE, related_name="photos")
    picture = models.ForeignKey(Media, models.PROTECT, related_name="+", verbose_name="ảnh")
    alt = models.CharField("mô tả ảnh", max_length=300, blank=True)
    caption = models.CharField("chú thích", max_length=500, blank=True)
    credit = models.CharField("nguồn ảnh", max_length=150, blank=True)
    order = models.PositiveIntegerField("thứ tự", default=100)

    class Meta:
        verbose_name = "ảnh của bộ"
        verbose_name_plural = "ảnh của bộ"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.caption or self.alt

    def clean(self) -> None:
        for field in ("alt", "caption", "credit"):
            setattr(self, field, one_line(getattr(self, field)))
        if is_file_name(self.alt):
            raise ValidationError({"alt": "Mô tả đang là tên tệp. Hãy viết trong ảnh có ai, đang làm gì, ở đâu."})


class CommentQuerySet(models.QuerySet):
    def approved(self) -> "CommentQuerySet":
        return self.filter(state=Comment.State.APPROVED)


class Comment(models.Model):
    """A reader's opinion; plain text, shown only after approval. Its form arrives on a page of its own."""

    class State(models.TextChoices):
        WAITING = "waiting", "Chờ duyệt"
        APPROVED = "approved", "Đã duyệt"
        REJECTED = "rejected", "Không đăng"

    article = models.ForeignKey(Article, models.CASCADE, related_name="comments", verbose_name="bài viết")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="replies", verbose_name="trả lời cho"
    )
    name = models.CharField("họ tên", max_length=100)
    email = models.EmailField("email", blank=True, help_text="Không bao giờ hiện trên cổng.")
    text = models.TextField("ý kiến", max_length=3000)
    at = models.DateTimeField("gửi lúc", default=timezone.now)
    state = models.CharField("trạng thái", max_length=10, choices=State.choices, default=State.WAITING)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = "ý kiến bạn đọc"
        verbose_name_plural = "ý kiến bạn đọc"
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["article", "state", "at"], name="comment_of_article")]  # article page, cards

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"

    def clean(self) -> None:
        if self.parent_id and self.parent.parent_id:
            raise ValidationError({"parent": "Chỉ có một cấp trả lời."})


class Rating(models.Model):
    """Sum and number of votes of an article; nothing about who voted (G1). Not on the row editors save."""

    article = models.OneToOneField(Article, models.CASCADE, related_name="rating")
    points = models.PositiveIntegerField("tổng điểm", default=0)
    votes = models.PositiveIntegerField("số đánh giá", default=0)

    class Meta:
        verbose_name = "điểm đánh giá"
        verbose_name_plural = "điểm đánh giá"
        constraints = [
            models.CheckConstraint(
                condition=Q(points__gte=F("votes"), points__lte=F("votes") * 5), name="rating_one_to_five"
            )
        ]

    def __str__(self) -> str:
        return f"{self.points}/{self.votes}"
