import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("pages", "0001_initial"),
        ("sites", "0002_alter_domain_unique"),
    ]

    operations = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("emergency", "Khẩn cấp"),
                            ("outage", "Tạm ngừng dịch vụ"),
                            ("warning", "Cảnh báo"),
                            ("info", "Thông báo"),
                        ],
                        default="info",
                        max_length=10,
                        verbose_name="mức",
                    ),
                ),
                ("title", models.CharField(max_length=150, verbose_name="tiêu đề")),
                (
                    "text",
                    models.TextField(
                        blank=True,
                        help_text="Chữ thường, nhiều nhất 600 ký tự.",
                        verbose_name="nội dung",
                    ),
                ),
                ("target_id", models.PositiveBigIntegerField(blank=True, editable=False, null=True)),
                (
                    "address",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(https?://[^\\s<>\\\"']+|/(?![/\\\\])[^\\s<>\\\"']*)$",
                                "Địa chỉ phải bắt đầu bằng https://, http:// hoặc dấu “/”.",
                            )
                        ],
                        verbose_name="hoặc địa chỉ",
                    ),
                ),
                ("starts", models.DateTimeField(default=django.utils.timezone.now, verbose_name="hiện từ")),
                (
                    "down_from",
                    models.DateTimeField(
                        blank=True,
                        help_text="Chỉ cho mức “Tạm ngừng dịch vụ”.",
                        null=True,
                        verbose_name="ngừng phục vụ từ",
                    ),
                ),
                (
                    "ends",
                    models.DateTimeField(
                        blank=True,
                        help_text="Hết giờ này thông báo tự rút. Tạm ngừng dịch vụ: giờ dự kiến hoạt động trở lại.",
                        null=True,
                        verbose_name="đến",
                    ),
                ),
                ("enabled", models.BooleanField(default=True, verbose_name="bật")),
                ("announced", models.BooleanField(default=False, editable=False)),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="sites.site",
                        verbose_name="cổng",
                    ),
                ),
                (
                    "target_type",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="contenttypes.contenttype",
                    ),
                ),
            ],
            options={
                "verbose_name": "thông báo đầu trang",
                "verbose_name_plural": "thông báo đầu trang",
                "ordering": ["-starts", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends", None), ("ends__gt", models.F("starts")), _connector="OR"),
                        name="notice_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("down_from", None),
                            models.Q(("down_from__gte", models.F("starts")), ("ends__gt", models.F("down_from"))),
                            _connector="OR",
                        ),
                        name="notice_outage_within_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", "outage"), _negated=True),
                            models.Q(("down_from__isnull", False), ("ends__isnull", False)),
                            _connector="OR",
                        ),
                        name="notice_outage_has_return_time",
                    ),
                ],
            },
        ),
    ]
