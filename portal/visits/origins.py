"""Where a visit came from and on what kind of device: only the class is kept, never the address or the agent."""

import re
from collections.abc import Collection
from functools import lru_cache

DIRECT, SEARCH, SOCIAL, INTERNAL, OTHER = SOURCES = ("direct", "search", "social", "internal", "other")
PHONE, TABLET, DESKTOP = DEVICES = ("phone", "tablet", "desktop")
SOURCE_LABELS = {
    DIRECT: "Vào thẳng",
    SEARCH: "Máy tìm kiếm",
    SOCIAL: "Mạng xã hội",
    INTERNAL: "Trong cổng",
    OTHER: "Trang khác",
}
DEVICE_LABELS = {PHONE: "Điện thoại", TABLET: "Máy tính bảng", DESKTOP: "Máy tính"}

_SEARCH_HOSTS = re.compile(
    r"(?:^|\.)(?:google(?:\.com?)?\.[a-z]{2,3}|bing\.com|coccoc\.com|duckduckgo\.com|yahoo\.(?:com|co\.jp)|baidu\.com"
    r"|yandex\.[a-z]+|ecosia\.org|qwant\.com|search\.brave\.com|startpage\.com|naver\.com|ask\.com)$"
)
_SOCIAL_HOSTS = re.compile(
    r"(?:^|\.)(?:facebook\.com|fb\.com|fb\.me|messenger\.com|zalo\.me|zaloapp\.com|chat\.zalo\.me|youtube\.com|youtu\.be"
    r"|tiktok\.com|instagram\.com|threads\.(?:net|com)|twitter\.com|x\.com|t\.co|linkedin\.com|lnkd\.in|t\.me|telegram\.org"
    r"|pinterest\.com|reddit\.com|viber\.com|whatsapp\.com|lotus\.vn|gapo\.vn)$"
)
_TABLET = re.compile(r"ipad|tablet|kindle|silk/|playbook|android(?!.*mobile)", re.IGNORECASE)
_PHONE = re.compile(r"mobi|iphone|ipod|windows phone|opera mini|blackberry", re.IGNORECASE)


def source_of(referrer_host: str, own_hosts: Collection[str]) -> str:
    if not referrer_host:
        return DIRECT
    if referrer_host in own_hosts:
        return INTERNAL
    if _SEARCH_HOSTS.search(referrer_host):
        return SEARCH
    return SOCIAL if _SOCIAL_HOSTS.search(referrer_host) else OTHER


@lru_cache(maxsize=16384)
def device_of(agent: str) -> str:
    if _TABLET.search(agent):
        return TABLET
    return PHONE if _PHONE.search(agent) else DESKTOP
