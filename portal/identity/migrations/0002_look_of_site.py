import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0001_initial"),
        ("publishing", "0001_initial"),
        ("sites", "0002_alter_domain_unique"),
    ]

    operations = [
        migrations.AddField(
            model_name="siteprofile",
            name="accent_colour",
            field=models.CharField(
                blank=True,
                help_text="Trên nền màu chính: mục đang xem, tiêu đề chân trang. Để trống: màu của giao diện.",
                max_length=7,
                verbose_name="màu nhấn",
            ),
        ),
        migrations.AddField(
            model_name="siteprofile",
            name="banner",
            field=models.ForeignKey(
                blank=True,
                help_text="Ảnh ngang, rộng từ 1280 điểm ảnh; tên cổng luôn nằm trên nền riêng. Để trống: hình vẽ của giao diện.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="publishing.media",
                verbose_name="ảnh đầu trang",
            ),
        ),
        migrations.AddField(
            model_name="siteprofile",
            name="footer_lines",
            field=models.TextField(
                blank=True,
                help_text="Mỗi dòng một ý, tối đa 6 dòng, mỗi dòng tối đa 200 chữ.",
                verbose_name="dòng thêm ở chân trang",
            ),
        ),
        migrations.AddField(
            model_name="siteprofile",
            name="main_colour",
            field=models.CharField(
                blank=True,
                help_text="Thanh menu, tiêu đề, liên kết. Dạng #rrggbb; để trống: màu của giao diện.",
                max_length=7,
                verbose_name="màu chính",
            ),
        ),
        migrations.AddConstraint(
            model_name="siteprofile",
            constraint=models.CheckConstraint(
                condition=models.Q(("main_colour", ""), ("main_colour__regex", "^#[0-9a-f]{6}$"), _connector="OR"),
                name="profile_main_colour",
            ),
        ),
        migrations.AddConstraint(
            model_name="siteprofile",
            constraint=models.CheckConstraint(
                condition=models.Q(("accent_colour", ""), ("accent_colour__regex", "^#[0-9a-f]{6}$"), _connector="OR"),
                name="profile_accent_colour",
            ),
        ),
        migrations.AddConstraint(
            model_name="siteprofile",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.LessThanOrEqual(
                    django.db.models.functions.text.Length("footer_lines"), 1206
                ),
                name="profile_footer_lines",
            ),
        ),
    ]
