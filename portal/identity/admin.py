"""The Site's profile, agencies, people and their rights."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import Group, Permission
from django.contrib.sites.admin import SiteAdmin
from django.contrib.sites.models import Site
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from portal.base import changes
from portal.base.admin_log import LoggedAdmin
from portal.base.models import Generation
from portal.identity.admin_forms import AssignmentForm, ProfileForm
from portal.identity.admin_look import LookViews
from portal.identity.admin_look_saving import follow
from portal.identity.admin_sites import SiteSettingAdmin, limit_to_own_sites, own_rows
from portal.identity.context import missing_lines
from portal.identity.models import Agency, Assignment, Role, SiteProfile

User = get_user_model()
for model in (User, Group, Site):
    admin.site.unregister(model)


class OnlySuperusers:
    """Technical tables; the office never needs them."""

    def has_module_permission(self, request) -> bool:
        return request.user.is_superuser

    def has_view_permission(self, request, obj=None) -> bool:
        return request.user.is_superuser

    has_change_permission = has_delete_permission = has_view_permission

    def has_add_permission(self, request) -> bool:
        return request.user.is_superuser


VERBS = {"add": "thêm", "change": "sửa", "delete": "xóa", "view": "xem"}


def permission_label(row: Permission) -> str:
    """Django keeps English names in its table."""
    verb = VERBS.get(row.codename.split("_")[0], row.name)
    return f"{row.content_type.name}: {verb}"


@admin.register(Group)
class GroupOfPermissionsAdmin(OnlySuperusers, GroupAdmin):
    def formfield_for_manytomany(self, db_field, request, **kwargs):
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name == "permissions":
            shown = {model._meta.app_label for model in self.admin_site._registry}
            field.queryset = field.queryset.filter(content_type__app_label__in=shown)
            field.label_from_instance = permission_label
        return field


@admin.register(Site)
class DomainAdmin(OnlySuperusers, SiteAdmin):
    """Only to look up; a Site is made with its profile."""

    ordering = ("pk",)

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


@admin.register(SiteProfile)
class SiteProfileAdmin(LookViews, SiteSettingAdmin):
    """Names and masthead; the look has a page of its own (LookViews)."""

    form = ProfileForm
    list_display = ("name", "domain", "theme", "missing_cell")
    list_select_related = ("site",)
    search_fields = ("name",)
    ordering = ("site_id",)
    readonly_fields = ("missing_shown", "look_link")
    fieldsets = [
        ("Tên", {"fields": ["domain", "name", "name_en", "short_name", "parent_name"]}),
        ("Giao diện", {"fields": ["theme"]}),
        (
            "Chân trang theo luật",
            {
                "fields": [
                    "missing_shown", "masthead_title", "managing_body", "licence", "responsible", "address", "phone",
                    "fax", "email", "reuse_line",
                ],
                "description": "Nghị định 174/2026/NĐ-CP, Điều 93: trang chủ phải ghi cơ quan chủ quản, người chịu "
                "trách nhiệm chính, địa chỉ, điện thoại và thư điện tử.",
            },
        ),
    ]  # fmt: skip

    def get_list_display(self, request):
        return self.list_display

    def get_fieldsets(self, request, obj=None):
        """A new Site chooses its theme at once; later that is part of its look."""
        shown = super().get_fieldsets(request, obj)
        if obj is None:
            return shown
        return [(title, {"fields": ["look_link"]} if title == "Giao diện" else options) for title, options in shown]

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    @admin.display(description="tên miền", ordering="site__domain")
    def domain(self, row):
        return row.site.domain

    @admin.display(description="dòng còn thiếu")
    def missing_cell(self, row):
        return ", ".join(missing_lines(row)) or "đủ"

    @admin.display(description="giao diện")
    def look_link(self, row):
        """The theme with the way to the page that changes it."""
        url = reverse("admin:identity_siteprofile_look", args=[row.pk])
        return format_html('{} · <a href="{}">Đổi giao diện, màu, ảnh</a>', row.get_theme_display(), url)

    @admin.display(description="còn thiếu")
    def missing_shown(self, row):
        lines = missing_lines(row) if row.pk else []
        return format_html_join(" ", '<span class="chip chip-returned">{}</span>', ((line,) for line in lines)) or "Đủ"

    def save_model(self, request, obj, form, change) -> None:
        domain = form.cleaned_data["domain"]
        if change:
            Site.objects.filter(pk=obj.site_id).update(domain=domain, name=obj.name[:50])
            Site.objects.clear_cache()
            obj.save(
                update_fields=[name for name in form.fields if name != "domain"]
            )  # the look may have been saved meanwhile
            return
        obj.site = Site.objects.create(domain=domain, name=obj.name[:50])
        Generation.objects.create(site=obj.site)
        super().save_model(request, obj, form, change)

    def after_change(self, row) -> None:
        super().after_change(row)
        follow(row)


@admin.register(Agency)
class AgencyAdmin(SiteSettingAdmin):
    list_display = ("name", "suffix", "level", "valid_from", "valid_to", "successor", "order")
    list_filter = ("level",)
    list_select_related = ("site", "successor")
    search_fields = ("name", "suffix", "code")
    ordering = ("site", "order", "name", "pk")
    autocomplete_fields = ["parent", "successor"]
    fieldsets = [
        (None, {"fields": ["site", "name", "name_en", "code", "suffix", "level", "parent", "order"]}),
        ("Thời gian hoạt động", {"fields": ["valid_from", "valid_to", "successor"]}),
        ("Liên hệ", {"fields": ["address", "phone", "email"]}),
    ]


@admin.register(Role)
class RoleAdmin(LoggedAdmin, admin.ModelAdmin):
    list_display = ("name", "can_write", "can_edit_others", "can_approve", "can_publish", "can_delete")


class AssignmentInline(admin.TabularInline):
    model = Assignment
    form = AssignmentForm
    extra = 0
    fields = ["role", "site", "area_choice"]
    verbose_name_plural = "Phân công (vai trò ở đâu)"

    def get_queryset(self, request):
        return own_rows(super().get_queryset(request), request)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        limit_to_own_sites(db_field, request, kwargs)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Assignment)
class AssignmentAdmin(SiteSettingAdmin):
    form = AssignmentForm
    list_display = ("user", "role", "site", "area_cell")
    list_filter = ("role", "site")
    list_select_related = ("user", "role", "site", "area_type")
    search_fields = ("user__username", "user__first_name", "user__last_name")
    ordering = ("user__username", "pk")
    autocomplete_fields = ["user"]
    fields = ["user", "role", "site", "area_choice"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("area")

    def get_fieldsets(self, request, obj=None):
        # The Site of an assignment may be corrected.
        return admin.ModelAdmin.get_fieldsets(self, request, obj)

    @admin.display(description="phạm vi")
    def area_cell(self, row):
        return str(row.area) if row.area_id else "Toàn cổng"


@admin.register(User)
class StaffAdmin(LoggedAdmin, UserAdmin):
    list_display = ("username", "full_name", "email", "is_active", "is_staff", "is_superuser", "last_login")
    list_filter = ("is_active", "is_staff", "is_superuser", "assignments__role")
    search_fields = ("username", "first_name", "last_name", "email")
    ordering = ("username",)
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Họ tên và liên hệ", {"fields": ["last_name", "first_name", "email"]}),
        (
            "Được phép",
            {
                "fields": ["is_active", "is_staff", "is_superuser", "groups"],
                "description": "Người làm nội dung chỉ cần “cán bộ” và một phân công ở dưới.",
            },
        ),
        ("Ngày giờ", {"fields": ["last_login", "date_joined"]}),
    ]
    add_form = UserCreationForm  # Django's for the admin also offers accounts without a password, for LDAP
    add_fieldsets = [
        (None, {"fields": ["username", "last_name", "first_name", "password1", "password2", "is_staff"]}),
    ]
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ("groups",)

    def get_changeform_initial_data(self, request) -> dict:
        return {"is_staff": True, **super().get_changeform_initial_data(request)}

    def get_inlines(self, request, obj):
        return [AssignmentInline] if obj else []

    def get_readonly_fields(self, request, obj=None):
        # Whoever may look after accounts must not make themselves all-powerful.
        locked = () if request.user.is_superuser else ("is_superuser", "groups")
        return (*super().get_readonly_fields(request, obj), *locked)

    def has_change_permission(self, request, obj=None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.is_superuser or request.user.is_superuser)

    def has_delete_permission(self, request, obj=None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not obj.is_superuser or request.user.is_superuser)

    def log_change(self, request, obj, message):
        # A saved form is written by LoggedAdmin; a new password comes this way only.
        if request.path.endswith("/password/"):
            changes.record(request.user, "đặt lại mật khẩu", obj, address=request.META.get("REMOTE_ADDR"))

    @admin.display(description="họ tên", ordering="last_name")
    def full_name(self, row):
        return f"{row.last_name} {row.first_name}".strip()
