from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("visits", "0001_initial")]

    operations = [
        migrations.AlterModelOptions(
            name="daycount",
            options={
                "ordering": ["-day", "-views", "-pk"],
                "permissions": [("correct_counts", "Có thể chỉnh số liệu")],
                "verbose_name": "lượt xem, lượt tải trong ngày",
                "verbose_name_plural": "lượt xem, lượt tải theo ngày",
            },
        ),
    ]
