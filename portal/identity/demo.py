"""Demo agencies of a Site; the profile itself is made by load_demo."""

from portal.demo.registry import DemoContext, register
from portal.identity.models import Agency

LINKS = ("parent", "successor")


@register("cơ quan", order=10)
def load(context: DemoContext) -> None:
    entries = context.data("portal.identity")["agency"]
    rows = {}
    for order, entry in enumerate(entries, start=1):
        values = {name: value for name, value in entry.items() if name not in LINKS and value != ""}
        rows[entry["code"]] = Agency.objects.create(site=context.site, order=10 * order, **values)
    # Bodies may name one another in any order, so the links come second.
    for entry in entries:
        row = rows[entry["code"]]
        for name in LINKS:
            if entry.get(name):
                setattr(row, name, rows[entry[name]])
        row.save(update_fields=list(LINKS))
