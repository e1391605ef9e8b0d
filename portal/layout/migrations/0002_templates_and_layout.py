import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("layout", "0001_initial"),
        ("sites", "0002_alter_domain_unique"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EditedTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "theme",
                    models.CharField(
                        choices=[
                            ("lai_chau", "Lai Châu (đỏ gạch, hai cột)"),
                            ("thai_nguyen", "Thái Nguyên (xanh lam, ba cột)"),
                        ],
                        max_length=30,
                        verbose_name="giao diện",
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="mẫu")),
                ("source", models.TextField(blank=True, verbose_name="mã mẫu")),
                ("shipped", models.TextField(blank=True, editable=False, verbose_name="bản gốc lúc sửa")),
                ("active", models.BooleanField(default=True, verbose_name="đang dùng")),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "updated_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="sửa lúc"),
                ),
                ("failed_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="lỗi lúc")),
                ("failure", models.CharField(blank=True, editable=False, max_length=500, verbose_name="lỗi")),
                (
                    "failed_path",
                    models.CharField(blank=True, editable=False, max_length=300, verbose_name="lỗi ở trang"),
                ),
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
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người sửa cuối",
                    ),
                ),
            ],
            options={
                "verbose_name": "mẫu giao diện",
                "verbose_name_plural": "mẫu giao diện",
                "ordering": ["site", "theme", "name"],
                "constraints": [
                    models.UniqueConstraint(fields=("site", "theme", "name"), name="edited_template_of_theme")
                ],
            },
        ),
        migrations.CreateModel(
            name="Layout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "theme",
                    models.CharField(
                        choices=[
                            ("lai_chau", "Lai Châu (đỏ gạch, hai cột)"),
                            ("thai_nguyen", "Thái Nguyên (xanh lam, ba cột)"),
                        ],
                        max_length=30,
                        verbose_name="giao diện",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "updated_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="sửa lúc"),
                ),
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
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người sửa cuối",
                    ),
                ),
            ],
            options={
                "verbose_name": "bố cục",
                "verbose_name_plural": "bố cục",
                "ordering": ["site", "theme"],
                "constraints": [models.UniqueConstraint(fields=("site", "theme"), name="layout_of_theme")],
            },
        ),
    ]
