"""Filling in pages of the admin as a browser would: read the form, change some fields, send it."""

from html.parser import HTMLParser

from django.test import Client
from django.urls import reverse


class _Fields(HTMLParser):
    """Names and values of the fields of every form of a page but the one that logs out."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self._select = self._area = ""
        self._skipped = False

    def handle_starttag(self, tag, attributes) -> None:
        found = dict(attributes)
        if tag == "form":
            self._skipped = found.get("id") == "logout-form"
        name = found.get("name") or ""
        if self._skipped or (not name and tag != "option"):
            return
        if tag == "input" and found.get("type") not in ("submit", "file", "button"):
            if found.get("type") not in ("checkbox", "radio") or "checked" in found:
                usual = "on" if found.get("type") == "checkbox" else ""
                self.values.setdefault(name, []).append(found.get("value") or usual)
        elif tag == "textarea":
            self._area = name
            self.values[name] = [""]
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in found:
            self.values.setdefault(self._select, []).append(found.get("value") or "")

    def handle_endtag(self, tag) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._select = ""

    def handle_data(self, data) -> None:
        if self._area:
            self.values[self._area][0] += data


def fields(response) -> dict[str, list[str]]:
    reader = _Fields()
    reader.feed(response.content.decode())
    values = reader.values
    # A browser drops the line break that stands right after <textarea>.
    return {name: [value.removeprefix("\r\n").removeprefix("\n") for value in found] for name, found in values.items()}


def address(row_or_model, name: str = "change") -> str:
    """Of a page of the admin; `name` is changelist, add, change, history, versions …"""
    meta = row_or_model._meta
    args = [] if name in ("changelist", "add") else [row_or_model.pk]
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{name}", args=args)


def send(client: Client, url: str, **changed):
    """Open the page, change fields, send the form; a field given as None is left out."""
    page = client.get(url)
    assert page.status_code == 200, page.status_code
    data = fields(page)
    data.update(changed)
    return client.post(url, {name: value for name, value in data.items() if value is not None})


def messages(client: Client, response) -> str:
    """The text of the page that follows."""
    return client.get(response["Location"]).content.decode()
