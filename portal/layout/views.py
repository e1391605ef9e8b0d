"""What the admin pages of this room ask for while somebody works on them."""

from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse

from portal.identity import rights
from portal.layout.choices import groups

LONGEST = 100


@staff_member_required
def preview_choices(request: HttpRequest) -> JsonResponse:
    """Public pages to preview a change on: `cong` Site, `loai` kinds of page to list first, `tu` words to find."""
    asked = request.GET.get("cong", "")
    site_id = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
    own = rights.site_ids(request.user)
    if own is not None and site_id not in own:
        raise PermissionDenied
    kinds = request.GET.get("loai", "")[:200].split(",")
    return JsonResponse({"groups": groups(site_id, kinds, request.GET.get("tu", "")[:LONGEST].strip())})
