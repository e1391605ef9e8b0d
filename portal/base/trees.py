"""Trees kept as parent + full path of slugs, so that an address finds its node and a prefix its branch."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls.converters import PathConverter

from portal.base.text import nfc, slug

PATH_LENGTH = 500
LEVELS = 6  # what pages draw


class TreePathConverter(PathConverter):
    """A node's path in an address. PostgreSQL takes no NUL in any text, not even to look it up."""

    regex = r"[^\x00]+"


class TreeQuerySet(models.QuerySet):
    def branch(self, path: str) -> "TreeQuerySet":
        """The node of `path` and all below it."""
        return self.filter(models.Q(path=path) | models.Q(path__startswith=f"{path}/"))


class TreeNode(models.Model):
    """Abstract node. A concrete model adds what the path is unique in (`scope_fields`) and its constraint."""

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="thuộc"
    )
    name = models.CharField("tên", max_length=200)
    name_en = models.CharField("tên tiếng Anh", max_length=200, blank=True)
    slug = models.SlugField("phần địa chỉ", max_length=100, blank=True, help_text="Để trống: tự tạo từ tên, không dấu.")
    path = models.CharField("địa chỉ", max_length=PATH_LENGTH, editable=False)
    order = models.PositiveIntegerField("thứ tự", default=100, help_text="Số nhỏ đứng trước.")

    scope_fields: tuple[str, ...] = ()
    objects = TreeQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def depth(self) -> int:
        return self.path.count("/")

    def ancestor_paths(self) -> list[str]:
        """Paths from the root down to and with this node."""
        parts = self.path.split("/")
        return ["/".join(parts[: end + 1]) for end in range(len(parts))]

    def own_path(self) -> str:
        return f"{self.parent.path}/{self.slug}" if self.parent_id else self.slug

    def scope(self) -> dict[str, object]:
        return {field: getattr(self, field) for field in self.scope_fields}

    def fill(self) -> None:
        self.name, self.name_en = nfc(self.name).strip(), nfc(self.name_en).strip()
        self.slug = self.slug or slug(self.name) or "muc"
        self.path = self.own_path()

    def clean(self) -> None:
        if self.parent_id:
            if self.pk and (self.parent_id == self.pk or f"{self.parent.path}/".startswith(f"{self._saved_path()}/")):
                raise ValidationError({"parent": "Không thể chuyển một mục vào chính nó hoặc vào mục con của nó."})
            if any(getattr(self.parent, field) != value for field, value in self.scope().items()):
                raise ValidationError({"parent": "Mục cha phải thuộc cùng một cổng và ngôn ngữ."})
        self.fill()
        if self.depth >= LEVELS:
            raise ValidationError({"parent": f"Cây có nhiều nhất {LEVELS} cấp."})
        if len(self.path) > PATH_LENGTH:
            raise ValidationError({"slug": "Địa chỉ của mục dài quá, hãy rút ngắn."})
        twins = type(self).objects.filter(path=self.path, **self.scope()).exclude(pk=self.pk)
        if twins.exists():
            raise ValidationError({"slug": f"Địa chỉ “{self.path}” đã có, hãy chọn tên hoặc phần địa chỉ khác."})

    def save(self, *args, **kwargs) -> None:
        """Moves the whole branch when the path changes; call it inside a transaction."""
        before = self._saved_path()
        self.fill()
        super().save(*args, **kwargs)
        if before and before != self.path:
            for node in type(self).objects.filter(path__startswith=f"{before}/", **self.scope()):
                moved = self.path + node.path[len(before) :]
                type(self).objects.filter(pk=node.pk).update(path=moved)

    def _saved_path(self) -> str:
        if not self.pk:
            return ""
        return type(self).objects.filter(pk=self.pk).values_list("path", flat=True).first() or ""
