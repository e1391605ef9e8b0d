"""`rebuild_search [--check]`."""

import sys

from django.core.management.base import BaseCommand

from portal.search.rebuild import differences, rebuild


class Command(BaseCommand):
    help = "Lập lại chỉ mục tìm kiếm; --check chỉ báo chỗ lệch."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--check", action="store_true", help="Chỉ kiểm tra, không ghi; lệch thì mã thoát là 1.")

    def handle(self, *args, **options) -> None:
        if not options["check"]:
            rebuild(lambda kind, done, total: self.stdout.write(f"  {kind}: {done}/{total}"))
            return
        found = [entry for entry in differences() if entry.missing or entry.orphaned]
        for entry in found:
            self.stdout.write(f"  {entry.kind}: thiếu {entry.missing}, thừa {entry.orphaned}")
        if found:
            sys.exit(1)
        self.stdout.write("Chỉ mục khớp với nội dung.")
