"""Who a Site is (profile, masthead), which agencies exist, and who may do what where."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from portal.base.dates import STYLES
from portal.base.text import nfc, one_line
from portal.identity import colours

THEMES = {"lai_chau": "Lai Châu (đỏ gạch, hai cột)", "thai_nguyen": "Thái Nguyên (xanh lam, ba cột)"}
# The theme's own ways; a Site may choose others.
THEME_DATES = {"lai_chau": ("twelve_hour", "below"), "thai_nguyen": ("weekday_dash", "below")}
FOOTER_LINES, FOOTER_LETTERS = 6, 200
IS_COLOUR = r"^#[0-9a-f]{6}$"


class SiteProfile(models.Model):
    """Names, look and the masthead of one Site.

    The masthead lines are required by law on the home page: ND 174/2026 art. 93.1 (fine for a missing
    line) and the label set of practice; portal.checks warns for each blank one.
    The look (LOOK) is saved, versioned and put back as a whole, see admin_look_saving.py.
    """

    LOOK = (
        "theme", "main_colour", "accent_colour", "logo", "banner", "date_style", "date_place", "thousands",
        "footer_lines",
    )  # fmt: skip
    version_fields = LOOK
    version_many: tuple[str, ...] = ()
    version_rows: dict[str, tuple[str, ...]] = {}

    site = models.OneToOneField(Site, models.CASCADE, related_name="profile", verbose_name="tên miền")
    name = models.CharField("tên cổng", max_length=200)
    name_en = models.CharField("tên cổng (tiếng Anh)", max_length=200, blank=True)
    short_name = models.CharField("tên ngắn", max_length=80, blank=True, help_text="Dùng trên tiêu đề cửa sổ.")
    parent_name = models.CharField("dòng trên tên cổng", max_length=200, blank=True)
    logo = models.ForeignKey(
        "publishing.Media", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="biểu trưng",
        help_text="Để trống: hình lá cờ.",
    )  # fmt: skip
    banner = models.ForeignKey(
        "publishing.Media", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ảnh đầu trang",
        help_text="Ảnh ngang, rộng từ 1280 điểm ảnh; tên cổng luôn nằm trên nền riêng. Để trống: hình vẽ của giao diện.",
    )  # fmt: skip
    theme = models.CharField("giao diện", max_length=30, choices=list(THEMES.items()), default="lai_chau")
    main_colour = models.CharField(
        "màu chính", max_length=7, blank=True,
        help_text="Thanh menu, tiêu đề, liên kết. Dạng #rrggbb; để trống: màu của giao diện.",
    )  # fmt: skip
    accent_colour = models.CharField(
        "màu nhấn", max_length=7, blank=True,
        help_text="Trên nền màu chính: mục đang xem, tiêu đề chân trang. Để trống: màu của giao diện.",
    )  # fmt: skip
    date_style = models.CharField(
        "kiểu ngày đăng", max_length=20, blank=True, choices=list(STYLES.items()),
        help_text="Để trống: theo giao diện.",
    )  # fmt: skip
    date_place = models.CharField(
        "chỗ của ngày đăng", max_length=5, blank=True,
        choices=[("above", "Trên tiêu đề"), ("below", "Dưới tiêu đề")], help_text="Để trống: theo giao diện.",
    )  # fmt: skip
    thousands = models.CharField(
        "dấu hàng nghìn", max_length=5, default="dot",
        choices=[("dot", "Dấu chấm (13.071)"), ("comma", "Dấu phẩy (13,071)"), ("none", "Không dấu (13071)")],
    )  # fmt: skip
    masthead_title = models.CharField("tiêu đề chân trang", max_length=200, blank=True)
    managing_body = models.CharField("cơ quan chủ quản", max_length=200, blank=True)
    licence = models.CharField("giấy phép số", max_length=300, blank=True)
    responsible = models.CharField("chịu trách nhiệm chính", max_length=300, blank=True)
    address = models.CharField("trụ sở", max_length=300, blank=True)
    phone = models.CharField("điện thoại", max_length=60, blank=True)
    fax = models.CharField("fax", max_length=60, blank=True)
    email = models.EmailField("email", blank=True)
    reuse_line = models.CharField("dòng ghi nguồn", max_length=300, blank=True)
    footer_lines = models.TextField(
        "dòng thêm ở chân trang", blank=True,
        help_text=f"Mỗi dòng một ý, tối đa {FOOTER_LINES} dòng, mỗi dòng tối đa {FOOTER_LETTERS} chữ.",
    )  # fmt: skip

    class Meta:
        verbose_name = "hồ sơ cổng"
        verbose_name_plural = "hồ sơ cổng"
        constraints = [
            models.CheckConstraint(
                condition=Q(main_colour="") | Q(main_colour__regex=IS_COLOUR), name="profile_main_colour"
            ),
            models.CheckConstraint(
                condition=Q(accent_colour="") | Q(accent_colour__regex=IS_COLOUR), name="profile_accent_colour"
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("footer_lines"), FOOTER_LINES * (FOOTER_LETTERS + 1)),
                name="profile_footer_lines",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        for field in ("name", "name_en", "short_name", "parent_name", "masthead_title", "managing_body"):
            setattr(self, field, nfc(getattr(self, field)).strip())
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self.main_colour = self.main_colour.strip().lower()
        self.accent_colour = self.accent_colour.strip().lower()
        self.footer_lines = "\n".join(self.footer_list())
        found = colours.problems(self.theme, self.main_colour, self.accent_colour)
        lines = self.footer_list()
        if len(lines) > FOOTER_LINES:
            found["footer_lines"] = f"Có {len(lines)} dòng; tối đa {FOOTER_LINES} dòng."
        longest = max(lines, key=len, default="")
        if len(longest) > FOOTER_LETTERS:
            found["footer_lines"] = (
                f"Dòng “{longest[:40]}…” dài {len(longest)} chữ; tối đa {FOOTER_LETTERS} chữ một dòng."
            )
        if found:
            raise ValidationError(found)

    def footer_list(self) -> list[str]:
        return [line for line in map(one_line, self.footer_lines.splitlines()) if line]

    def effective_date_style(self) -> str:
        return self.date_style or THEME_DATES[self.theme][0]

    def effective_date_place(self) -> str:
        return self.date_place or THEME_DATES[self.theme][1]


class AgencyQuerySet(models.QuerySet):
    def valid_on(self, day) -> "AgencyQuerySet":
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day))


class Agency(models.Model):
    """A body that issues documents or runs a part of the portal, with the days it existed.

    A renamed or merged body is a new row; the old one keeps name and suffix and names its successor.
    """

    LEVELS = [
        ("trung_uong", "Trung ương"),
        ("bo", "Bộ, ngành"),
        ("tinh", "Cấp tỉnh"),
        ("huyen", "Cấp huyện (trước 07/2025)"),
        ("xa", "Cấp xã"),
        ("dang_trung_uong", "Đảng ở Trung ương"),
        ("dang_tinh", "Đảng ở tỉnh"),
    ]
    site = models.ForeignKey(Site, models.PROTECT, related_name="agencies", verbose_name="cổng")
    code = models.SlugField("mã", max_length=60)
    name = models.CharField("tên cơ quan", max_length=200)
    name_en = models.CharField("tên tiếng Anh", max_length=200, blank=True)
    suffix = models.CharField(
        "chữ viết tắt trong số ký hiệu", max_length=30, blank=True, help_text="Ví dụ: UBND, BTGTU, SNV."
    )
    level = models.CharField("cấp", max_length=20, choices=LEVELS, default="tinh")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="units", verbose_name="trực thuộc"
    )
    valid_from = models.DateField("hoạt động từ", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="predecessors", verbose_name="cơ quan kế thừa"
    )
    address = models.CharField("địa chỉ", max_length=300, blank=True)
    phone = models.CharField("điện thoại", max_length=60, blank=True)
    email = models.EmailField("email", blank=True)
    order = models.PositiveIntegerField("thứ tự", default=100)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "cơ quan"
        verbose_name_plural = "cơ quan"
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["site", "code"], name="agency_code_of_site"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="agency_valid_period",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.name = nfc(self.name).strip()
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": "Ngày kết thúc phải sau ngày bắt đầu."})
        for field in ("parent", "successor"):
            if self.pk and getattr(self, f"{field}_id") == self.pk:
                raise ValidationError({field: "Một cơ quan không thể là chính nó ở đây."})


class Role(models.Model):
    """A named set of publishing rights. Who writes may not publish unless the role says so."""

    name = models.CharField("tên vai trò", max_length=80, unique=True)
    can_write = models.BooleanField("viết", default=True)
    can_edit_others = models.BooleanField("sửa bài của người khác", default=False)
    can_approve = models.BooleanField("duyệt", default=False)
    can_publish = models.BooleanField("đăng và gỡ", default=False)
    can_delete = models.BooleanField("xóa", default=False)

    class Meta:
        verbose_name = "vai trò"
        verbose_name_plural = "vai trò"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Assignment(models.Model):
    """A person has a role on a whole Site, or only in one area of it (a category and all below it)."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="assignments", verbose_name="cán bộ"
    )
    role = models.ForeignKey(Role, models.PROTECT, related_name="assignments", verbose_name="vai trò")
    site = models.ForeignKey(Site, models.CASCADE, related_name="assignments", verbose_name="cổng")
    area_type = models.ForeignKey(ContentType, models.CASCADE, null=True, blank=True, editable=False)
    area_id = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    area = GenericForeignKey("area_type", "area_id")

    class Meta:
        verbose_name = "phân công"
        verbose_name_plural = "phân công"
        constraints = [
            models.CheckConstraint(
                condition=Q(area_type=None, area_id=None) | Q(area_type__isnull=False, area_id__isnull=False),
                name="assignment_whole_area",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.role} – {self.area or 'toàn cổng'} ({self.site})"
