"""The places of what belongs to no content app."""

from portal.desk import sections

sections.register(40, "Giao diện", "identity.SiteProfile", "layout.Layout", "layout.EditedTemplate")
sections.register(
    50, "Danh tính và quyền", "identity.Agency", "auth.User", "identity.Assignment", "identity.Role", "auth.Group",
    "sites.Site",
)  # fmt: skip
sections.register(60, "Số liệu", "visits.VisitDay", "visits.DayCount", "visits.MissingPath")
sections.register(70, "Nhật ký", "base.Change", "jobs.TimedRun", "django_tasks_database.DBTaskResult")
