"""The states of content and the steps between them, with the right each step needs."""

from dataclasses import dataclass

from django.db import models

from portal.identity import rights


class State(models.TextChoices):
    DRAFT = "draft", "Nháp"
    REVIEW = "review", "Chờ duyệt"
    RETURNED = "returned", "Trả lại"
    APPROVED = "approved", "Đã duyệt"
    PUBLISHED = "published", "Đã đăng"
    ARCHIVED = "archived", "Lưu trữ"
    WITHDRAWN = "withdrawn", "Gỡ"


PUBLIC = (State.PUBLISHED, State.ARCHIVED)  # the address answers
OPEN = (State.DRAFT, State.RETURNED)  # the writer may still edit


@dataclass(frozen=True)
class Step:
    """A button: from which states, to which, who may press it. `past` is the word of the change log."""

    code: str
    label: str
    past: str
    sources: tuple[str, ...]
    target: str
    right: str
    needs_note: bool = False


STEPS = {
    step.code: step
    for step in (
        Step("submit", "Gửi duyệt", "gửi duyệt", OPEN, State.REVIEW, rights.WRITE),
        Step("return", "Trả lại", "trả lại", (State.REVIEW, State.APPROVED), State.RETURNED, rights.APPROVE, True),
        Step("approve", "Duyệt", "duyệt", (State.REVIEW,), State.APPROVED, rights.APPROVE),
        Step(
            "publish",
            "Duyệt và đăng",
            "đăng",
            (State.DRAFT, State.RETURNED, State.REVIEW, State.APPROVED, State.WITHDRAWN, State.ARCHIVED),
            State.PUBLISHED,
            rights.PUBLISH,
        ),
        Step(
            "withdraw", "Gỡ xuống", "gỡ xuống", (State.PUBLISHED, State.ARCHIVED, State.APPROVED),
            State.WITHDRAWN, rights.PUBLISH,
        ),
        Step("archive", "Đưa vào lưu trữ", "lưu trữ", (State.PUBLISHED,), State.ARCHIVED, rights.PUBLISH),
        Step("reopen", "Mở lại để sửa", "mở lại", (State.WITHDRAWN,), State.DRAFT, rights.PUBLISH),
    )
}  # fmt: skip
