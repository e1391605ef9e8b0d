"""What people do with templates in the admin, for its tests."""

from django.contrib.auth.models import Permission

from portal.layout import shipped_files, templates
from portal.layout.models import EditedTemplate
from tests import make

LIST = "/quan-tri/layout/editedtemplate/"
NAME = "articles/detail.html"
SHIPPED = shipped_files.source("lai_chau", NAME)
EDITED = SHIPPED.replace("<h1>{{ article.title }}</h1>", "<h1>{{ article.title }}</h1>\n<p>Bản tin của tỉnh</p>")
LINE = "<ins>&lt;p&gt;Bản tin của tỉnh&lt;/p&gt;</ins>"


def url(page: str = "", name: str = NAME, site=None, theme: str = "lai_chau", **more: str) -> str:
    site = site or make.the_site()
    rest = "".join(f"&{key}={value}" for key, value in more.items())
    return f"{LIST}{page and page + '/'}?cong={site.pk}&giao-dien={theme}&ten={name}{rest}"


def designer(site=None, right: str = "change"):
    """Somebody of the Site's staff with the right to change its templates."""
    user = make.user("writer", site=site)
    user.user_permissions.add(Permission.objects.get(codename=f"{right}_editedtemplate"))
    return user


def colleague_saves(source: str = EDITED, expected: int = 0, **values) -> EditedTemplate:
    user = make.user("writer", last_name="Lò Văn", first_name="Pín")
    return templates.save(make.the_site().pk, "lai_chau", NAME, source, user, expected=expected, **values)


def sent(source: str = EDITED, revision: int = 0, **values) -> dict:
    return {"source": source, "revision": revision, "note": "Thêm một dòng", "_save": "1", **values}


def text(answer) -> str:
    return answer.content.decode()
