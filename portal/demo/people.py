"""Demo accounts (DESIGN: `quantri`, `bientap`, `phongvien`) with their roles."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.contrib.sites.models import Site

from portal.identity.models import Assignment, Role

ACCOUNTS = {
    "quantri": ("", "Quản trị viên", {"is_superuser": True}, ""),
    "bientap": ("", "Biên tập viên", {}, "Biên tập viên"),
    "phongvien": ("", "Phóng viên", {}, "Phóng viên"),
}
ROLES = {
    "Biên tập viên": {"can_edit_others": True, "can_approve": True, "can_publish": True, "can_delete": True},
    "Phóng viên": {},
}


def load_people(site: Site, password: str) -> AbstractUser:
    """Makes what is missing, gives the roles on this Site; returns the author of demo content."""
    roles = {name: Role.objects.get_or_create(name=name, defaults=flags)[0] for name, flags in ROLES.items()}
    for username, (last, first, flags, role) in ACCOUNTS.items():
        user, made = get_user_model().objects.get_or_create(
            username=username, defaults={"first_name": first, "last_name": last, "is_staff": True, **flags}
        )
        if made:
            user.set_password(password)
            user.save(update_fields=["password"])
        if role:
            Assignment.objects.get_or_create(user=user, role=roles[role], site=site, area_type=None, area_id=None)
    return get_user_model().objects.get(username="bientap")
