from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("visits", "0002_correct_counts")]

    operations = [
        migrations.CreateModel(
            name="JournalLoss",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("folder", models.CharField(max_length=32, unique=True)),
                ("lost", models.PositiveBigIntegerField(verbose_name="lượt mất")),
                ("at", models.DateTimeField(verbose_name="lần cuối")),
            ],
            options={"verbose_name": "lượt không ghi được", "verbose_name_plural": "lượt không ghi được"},
        ),
    ]
