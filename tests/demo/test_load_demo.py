"""`load_demo` on the test database: whole, the same after a second run, every link answers. Takes a minute or two."""

import re
from collections import Counter
from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from pypdf import PdfReader

from articles.models import Album, Article, Category
from documents.models import Document, DocumentFile
from portal.demo.registry import SITES
from portal.identity.context import missing_lines
from portal.identity.models import SiteProfile
from portal.publishing.models import Publishable
from portal.visits.counters import totals

pytestmark = pytest.mark.django_db
LINK = re.compile(r'<a\b[^>]*\shref="([^"#]+)')
IMAGE = re.compile(r"<img\b[^>]*>")
# From the reference pages: number and counters of documents, views of articles.
DOCUMENTS = {
    "1182-CV/BTGTU": (732, 157), "28-HD/BTGTU": (696, 218), "27-HD/BTGTU": (742, 179), "1020-CV/BTGTU": (10134, 2492),
    "20-HD/BTGTU": (10178, 2268), "25/2024/TT-BTC": (541, 62), "477/CT-UBND": (2207, 71), "07/2024/TT-BTC": (3298, 1166),
    "08/2024/TT-BTC": (3338, 450), "09/2024/TT-BTC": (3588, 523),
}  # fmt: skip
VIEWS = {"Hiệu quả từ việc phối hợp công tác": 1356, "Công tác lý luận chính trị của Đảng bộ tỉnh": 491}


def numbers_of_rows() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_the_demo_is_whole_and_loaded_once(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        call_command("load_demo", stdout=StringIO())
    loaded = numbers_of_rows()
    said = StringIO()
    call_command("load_demo", stdout=said)
    assert numbers_of_rows() == loaded
    assert "đã có" in said.getvalue()
    check_numbers()
    check_reference_rows()
    check_documents_have_files()
    check_people()
    check_nothing_waits_for_an_editor()
    for host in SITES.values():
        check_every_link(client, host)


def check_numbers():
    assert list(SiteProfile.objects.order_by("pk").values_list("site__domain", "theme")) == [
        ("laichau.localhost", "lai_chau"), ("thainguyen.localhost", "thai_nguyen"),
    ]  # fmt: skip
    assert Article.objects.listed().count() >= 60
    assert Category.objects.filter(articles__in=Article.objects.listed()).distinct().count() >= 12
    assert Document.objects.listed().count() >= 40
    assert Album.objects.listed().count() >= 3
    for profile in SiteProfile.objects.all():
        assert missing_lines(profile) == []
        assert Article.objects.listed().on(profile.site_id).count() >= 20
        assert Document.objects.listed().on(profile.site_id).count() >= 10


def check_reference_rows():
    for number, counters in DOCUMENTS.items():
        rows = Document.objects.listed().filter(number=number).values_list("pk", flat=True)
        assert counters in totals("document", rows).values(), number
    for title, views in VIEWS.items():
        row = Article.objects.listed().get(title__startswith=title)
        assert totals("article", [row.pk])[row.pk].views == views, title


def check_documents_have_files():
    types = Counter(DocumentFile.objects.values_list("stored__type", flat=True))
    assert types["pdf"] >= 40
    assert types["docx"] >= 1
    for document in Document.objects.listed():
        assert document.files.exists(), document
    file = DocumentFile.objects.filter(stored__type="pdf").select_related("document", "stored").first()
    assert len(PdfReader(file.stored.path).pages[0].extract_text().split()) > 50


def check_people():
    for name, superuser in (("quantri", True), ("bientap", False), ("phongvien", False)):
        person = get_user_model().objects.get(username=name)
        assert (person.is_staff, person.is_superuser) == (True, superuser)
        assert person.check_password("mat-khau-thu-nghiem")


def check_nothing_waits_for_an_editor():
    """What the demo publishes could be published by hand, too."""
    for model in apps.get_models():
        if issubclass(model, Publishable):
            for row in model.objects.public():
                assert row.problems() == [], row


def check_every_link(client, host: str):
    """From the home page over every link: only answers of 200, redirects that arrive, and pictures with words."""
    asked, waiting = set(), ["/"]
    while waiting:
        path = waiting.pop()
        if path in asked:
            continue
        asked.add(path)
        answer = client.get(path, headers={"host": host}, follow=True)
        assert answer.status_code == 200, f"{host}{path}"
        if answer.streaming:
            answer.getvalue()  # read to its end; close() by hand would close the test's own connection, too
            continue
        if not answer["Content-Type"].startswith("text/html"):
            continue
        text = answer.content.decode()
        assert "None" not in re.sub(r"<[^>]+>", " ", text), path
        for image in IMAGE.findall(text):
            alt = re.search(r'\balt="([^"]*)"', image)
            assert alt and (alt.group(1).strip() or 'class="mark"' in image), f"{host}{path}: {image}"
        waiting += [link.replace("&amp;", "&") for link in LINK.findall(text) if inside(link)]
    assert len(asked) > 60, host


def inside(link: str) -> bool:
    parts = urlsplit(link)
    return not parts.netloc and parts.path.startswith("/") and not parts.path.startswith("/quan-tri/")
