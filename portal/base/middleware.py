"""What every request needs before the rooms: the true client address, the language, one security header."""

import ipaddress

from django.conf import settings
from django.utils import translation


def is_trusted(address: str) -> bool:
    """Whether the peer is one of our own proxies."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in settings.TRUSTED_PROXIES)


def client_address(remote: str, forwarded: str) -> str:
    """The last address of X-Forwarded-For that is not one of our proxies; the peer itself when it is no proxy.

    Hops further left are the client's own words and never believed.
    """
    address = remote
    for hop in reversed([part.strip() for part in forwarded.split(",") if part.strip()]):
        if not is_trusted(address):
            return address
        try:
            address = str(ipaddress.ip_address(hop))
        except ValueError:
            return address
    return address


class ClientAddressMiddleware:
    """REMOTE_ADDR becomes the client's address for everything that follows (locks, log, limits)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # PostgreSQL refuses the letter NUL; a quoted cookie can carry one where no header can.
        if "\x00" in request.COOKIES.get(settings.SESSION_COOKIE_NAME, ""):
            del request.COOKIES[settings.SESSION_COOKIE_NAME]
        remote = request.META.get("REMOTE_ADDR", "")
        forwarded = request.META.pop("HTTP_X_FORWARDED_FOR", "")
        if not is_trusted(remote):
            request.META.pop("HTTP_X_FORWARDED_PROTO", None)
        elif forwarded:
            request.META["REMOTE_ADDR"] = client_address(remote, forwarded)
        return self.get_response(request)


class LanguageMiddleware:
    """The language comes from the path only (/en/…); the admin and everything else are Vietnamese."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.language = "en" if request.path_info.startswith("/en/") else "vi"
        with translation.override(request.language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.language)
        return response


class PermissionsPolicyMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()")
        return response
