"""Page data of the Site itself: names, masthead."""

from portal.identity.models import SiteProfile

# The label set and order of practice (C2); the values are the Site's.
MASTHEAD = (
    ("Cơ quan chủ quản:", "managing_body"),
    ("Giấy phép số:", "licence"),
    ("Chịu trách nhiệm chính:", "responsible"),
    ("Trụ sở:", "address"),
    ("Điện thoại:", "phone"),
    ("Fax:", "fax"),
    ("Email:", "email"),
)
# Required on the home page by ND 174/2026 art. 93.1; licence and fax are practice only.
REQUIRED = ("managing_body", "responsible", "address", "phone", "email")


def masthead(profile: SiteProfile) -> dict:
    rows = []
    for label, field in MASTHEAD:
        value = getattr(profile, field)
        if value:
            url = f"mailto:{value}" if field == "email" else ""
            rows.append({"label": label, "value": value, "url": url})
    return {
        "title": profile.masthead_title or profile.name,
        "rows": rows,
        "lines": profile.footer_list(),
        "reuse_line": profile.reuse_line,
    }


def missing_lines(profile: SiteProfile) -> list[str]:
    """Labels of the legally required lines that are blank."""
    return [label.rstrip(":") for label, field in MASTHEAD if field in REQUIRED and not getattr(profile, field)]
