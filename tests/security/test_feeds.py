"""Feeds and maps are XML whatever stands in the data."""

from xml.etree import ElementTree

import pytest

from articles.models import Article, Category
from documents.models import Document, Kind
from portal.identity.models import Agency, SiteProfile
from tests import make
from tests.documents import make_documents

pytestmark = pytest.mark.django_db
NASTY = "]]>&<script>\x01\x0b\x1f\ufffe\ud7ff\"'<!--" + "\u2028"


@pytest.mark.parametrize(
    "path", ["/rss/", "/van-ban/rss/", "/rss/tin-trong-tinh/", "/sitemap.xml", "/sitemap-bai-viet.xml"]
)
def test_no_text_breaks_it(client, path):
    """As an import or an older version may have left it: past every form and save()."""
    make.article()
    make_documents.document()
    for model, names in (
        (Article, ("title", "sapo", "author_text")), (Category, ("name",)), (Document, ("title", "number")),
        (Kind, ("name",)), (Agency, ("name",)), (SiteProfile, ("name",)),
    ):  # fmt: skip
        model.objects.update(**dict.fromkeys(names, NASTY[: model._meta.get_field(names[0]).max_length]))
    answer = client.get(path)
    assert answer.status_code == 200
    root = ElementTree.fromstring(answer.content)  # noqa: S314 - our own answer
    assert root.find(".//script") is None
