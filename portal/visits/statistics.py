"""The lines of the statistics box, in the words and with the rules Vietnamese portals share."""

from django.utils import timezone
from django.utils.translation import gettext

from portal.base.numbers import grouped
from portal.identity.sites import CurrentSite
from portal.visits.counters import SiteNumbers, site_numbers

LASTS = 5.0  # seconds; the box and the page around it grow old on top of this


def numbers_of(site: CurrentSite) -> SiteNumbers:
    """Read at most every 5 s per process, by the box and by /thong-ke.json together."""
    return site.part(("visits", "numbers"), lambda: site_numbers(site.id, timezone.now()), LASTS)


def lines(numbers: SiteNumbers, thousands: str, hide_redundant: bool = True) -> list[dict[str, str]]:
    """Label and printed value of each line. Redundant are: no bots, no guests, and guests that are everybody."""
    bots, guests = True, True
    if hide_redundant:
        bots, guests = numbers.bots > 0, numbers.guests not in (0, numbers.online)
    shown = [
        (gettext("Đang truy cập"), numbers.online, True),
        (gettext("Thành viên online"), numbers.members, numbers.members > 0),
        (gettext("Máy chủ tìm kiếm"), numbers.bots, bots),
        (gettext("Khách viếng thăm"), numbers.guests, guests),
        (gettext("Hôm nay"), numbers.today, True),
        (gettext("Tháng hiện tại"), numbers.month, True),
        (gettext("Tháng trước"), numbers.last_month, True),
        (gettext("Tổng lượt truy cập"), numbers.total, True),
    ]
    return [{"label": label, "value": grouped(value, thousands)} for label, value, show in shown if show]
