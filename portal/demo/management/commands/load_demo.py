"""`load_demo`: two complete Sites with content, files and counters."""

import secrets
import time
from datetime import datetime

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from portal.demo.people import load_people
from portal.demo.registry import SITES, DemoContext, loaders
from portal.identity import sites
from portal.identity.models import SiteProfile
from portal.layout import shipped

# alphabet without look-alikes: the password is read off a screen
LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class Command(BaseCommand):
    help = "Nạp nội dung mẫu: hai cổng Lai Châu và Thái Nguyên."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="Chỉ nạp khi chưa có cổng nào và DEMO khác 0.")

    def handle(self, *args, **options) -> None:
        if options["if_empty"] and (not settings.DEMO or SiteProfile.objects.exists()):
            return
        started = time.monotonic()
        now = timezone.now()
        password = settings.DEMO_PASSWORD or "".join(secrets.choice(LETTERS) for _ in range(14))
        made = [self._load(key, domain, now, password) for key, domain in SITES.items()]
        if not any(made):
            self.stdout.write("Nội dung mẫu đã có, không nạp lại.")
            return
        self.stdout.write(f"Đã nạp nội dung mẫu trong {time.monotonic() - started:.0f} giây.")
        self.stdout.write("Tài khoản mẫu: quantri, bientap, phongvien")
        if not settings.DEMO_PASSWORD:
            self.stdout.write(f"Mật khẩu của cả ba (chỉ in lần này): {password}")

    def _load(self, key: str, domain: str, now: datetime, password: str) -> bool:
        if Site.objects.filter(domain=domain).exists():
            return False
        # A Site half loaded would look complete to the next start: all or nothing.
        with transaction.atomic():
            Site.objects.filter(domain="example.com", profile=None).delete()
            context = DemoContext(
                site=Site(domain=domain), key=key, author=get_user_model()(), now=now, log=self.stdout.write
            )
            context.site = sites.create(domain, **context.data("portal.identity")["profile"])
            context.author = load_people(context.site, password)
            context.gallery.site, context.gallery.author = context.site, context.author
            for theme in SITES:
                shipped.install(context.site.pk, theme)
            for name, load in loaders():
                self.stdout.write(f"  {domain}: {name} …")
                load(context)
        ContentType.objects.clear_cache()
        return True
