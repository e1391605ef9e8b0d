"""Page data of a picture: addresses of its renditions, sizes, description."""

from portal.publishing.html import IMAGE, MEDIA_ADDRESS
from portal.publishing.images import rendition_widths
from portal.publishing.models import Media


def address(media: Media, width: int, extension: str = "webp") -> str:
    """Address of the smallest rendition at least `width` px wide, or the largest there is."""
    widths = rendition_widths(media.width)
    fitting = [made for made in widths if made >= width] or widths[-1:]
    return f"/media/{media.key}/{fitting[0]}.{extension}"


def picture(media: Media | None, *, alt: str = "", caption: str = "", credit: str = "", width: int = 640) -> tuple:
    """A tuple of no or one picture dict (templates loop over it); own words of the page win over the library's."""
    if media is None:
        return ()
    widths = rendition_widths(media.width)

    def srcset(extension: str) -> str:
        return ", ".join(f"/media/{media.key}/{made}.{extension} {made}w" for made in widths)

    return (
        {
            "url": address(media, width),
            "large_url": address(media, 10_000),
            "width": media.width,
            "height": media.height,
            "alt": alt or media.alt,
            "caption": caption or media.caption,
            "credit": credit or media.credit,
            "srcset": srcset("webp"),
            "srcset_avif": srcset("avif"),
        },
    )


def with_renditions(body: str) -> str:
    """A cleaned body whose own pictures carry srcset, true sizes and lazy loading; runs when a body is saved."""
    wanted = {int(pk) for pk in MEDIA_ADDRESS.findall(body)}
    known = Media.objects.in_bulk(wanted) if wanted else {}

    def enrich(found) -> str:
        tag = found.group()
        address_found = MEDIA_ADDRESS.search(tag)
        media = known.get(int(address_found.group(1))) if address_found else None
        # A guessed address must not be completed to the true one of a private picture.
        if media is None or f"/media/{media.key}/" != address_found.group():
            return tag
        srcset = picture(media)[0]["srcset"]
        size = "" if " width=" in tag else f' width="{media.width}" height="{media.height}"'
        return (
            f'{tag[:-1].rstrip("/ ")}{size} srcset="{srcset}" sizes="(max-width: 760px) 100vw, 760px" loading="lazy">'
        )

    return IMAGE.sub(enrich, body)
