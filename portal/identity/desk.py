"""The look of the person's Site in the side menu."""

from django.http import HttpRequest
from django.urls import reverse

from portal.desk import sections
from portal.identity.admin_sites import default_site_id
from portal.identity.models import SiteProfile


def look_url(request: HttpRequest) -> str:
    if not request.user.has_perm("identity.change_siteprofile"):
        return ""
    site_id = default_site_id(request)
    if request.site and site_id == request.site.id:
        profile = request.site.profile.pk
    else:
        profile = SiteProfile.objects.filter(site_id=site_id).values_list("pk", flat=True).first()
    return reverse("admin:identity_siteprofile_look", args=[profile]) if profile else ""


sections.page("Giao diện", "giao diện, màu, ảnh", look_url)
