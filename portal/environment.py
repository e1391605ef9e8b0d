"""Strict readers of the environment: nonsense is refused with the name of the variable.

Every value may also come from a file named by `NAME_FILE` (container secrets).
"""

import ipaddress
import os
import re
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}
HOST_NAME = re.compile(r"^\.?[a-z0-9]([a-z0-9.-]*[a-z0-9])?$|^\[[0-9a-f:]+\]$")


def refuse(name: str, value: str, wanted: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name}={value!r}: expected {wanted}.")


def text(name: str, default: str = "") -> str:
    """The variable, or the content of the file named by NAME_FILE, or the default."""
    file_name = os.environ.get(f"{name}_FILE", "")
    if file_name:
        try:
            return Path(file_name).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise refuse(f"{name}_FILE", file_name, "a readable file") from error
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value not in TRUE | FALSE:
        raise refuse(name, value, "1 or 0")
    return value in TRUE


def number(name: str, default: int, lowest: int, highest: int) -> int:
    value = text(name)
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or not lowest <= int(value) <= highest:
        raise refuse(name, value, f"a whole number from {lowest} to {highest}")
    return int(value)


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = text(name, default)
    if value not in allowed:
        raise refuse(name, value, "one of " + ", ".join(allowed))
    return value


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Comma-separated list without empty entries."""
    value = text(name)
    return [word.strip() for word in value.split(",") if word.strip()] if value else list(default)


def hosts(name: str, default: tuple[str, ...]) -> list[str]:
    found = [host.lower() for host in words(name, default)]
    for host in found:
        if host == "*" or not HOST_NAME.match(host):
            raise refuse(name, host, "host names separated by commas, without scheme, port or '*'")
    return found


def networks(name: str) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    """Addresses or networks of our own proxies, whose X-Forwarded-For is believed."""
    found = []
    for word in words(name):
        try:
            found.append(ipaddress.ip_network(word))
        except ValueError as error:
            raise refuse(name, word, "IP addresses or networks separated by commas") from error
    return found


def url(name: str, default: str, schemes: tuple[str, ...]) -> str:
    value = text(name, default)
    if value and urlsplit(value).scheme not in schemes:
        raise refuse(name, value.split("@")[-1], "an address with scheme " + ", ".join(schemes))
    return value


def secret_key(data_dir: Path, debug: bool) -> str:
    """SECRET_KEY, or one made at the first start and kept in DATA_DIR (mode 0600)."""
    key = text("SECRET_KEY")
    if key:
        if len(key) < 32 and not debug:
            raise ImproperlyConfigured("SECRET_KEY: expected at least 32 characters.")
        return key
    file = data_dir / "secret_key"
    if not file.exists():
        made = data_dir / f"secret_key.{os.getpid()}"
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(50), encoding="ascii")
        try:
            # link() refuses to replace: of two first starts at once, one key wins for both.
            os.link(made, file)
        except FileExistsError:
            pass
        made.unlink()
    return file.read_text(encoding="ascii")
