from portal.desk import queues, sections
from portal.pages.models import Page

queues.content(30, Page)
sections.register(
    30, "Trang và menu", "pages.Page", "pages.MenuItem", "pages.Notice", "pages.LinkGroup", "pages.Banner"
)
