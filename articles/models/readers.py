"""What readers add: comments and ratings."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from articles.models.article import Article


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
