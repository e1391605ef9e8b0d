"""Pictures: kind by content, re-encoded originals, renditions made once at upload, public only while used.

On disk under MEDIA_ROOT/anh/<id>-<hash>/: original.<ext> and <width>.webp|avif. The public folder holds hard links
to the renditions of what published content uses. One address serves both: nginx finds the public file, everything
else falls through to portal.publishing.views.media, which shows private files to staff only.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef

from portal.base.text import one_line
from portal.publishing.images import BadImage, Prepared, prepare, rendition_widths
from portal.publishing.models import Media, MediaUse, Rendition

__all__ = ["BadImage", "folder", "keep", "public_folder", "rendition_widths", "store", "sync_public", "use"]


def folder(media: Media) -> Path:
    return Path(settings.MEDIA_ROOT) / "anh" / media.key


def public_folder(media: Media) -> Path:
    return Path(settings.PUBLIC_MEDIA_ROOT) / media.key


def store(upload, *, site_id: int, user=None, alt: str = "", caption: str = "", credit: str = "") -> Media:
    """Keep an uploaded picture with its renditions; the same picture twice is one row. Raises BadImage."""
    name = Path(upload.name or "").name
    return keep(prepare(upload, upload.size), name, site_id=site_id, user=user, alt=alt, caption=caption, credit=credit)


def keep(
    prepared: Prepared, name: str, *, site_id: int, user=None, alt: str = "", caption: str = "", credit: str = ""
) -> Media:
    """Files and rows of a prepared picture.

    Files are written before the row is committed: a crash leaves an unused folder, never a row without file.
    """
    original = prepared.original
    digest = hashlib.sha256(original.data).hexdigest()
    known = Media.objects.filter(site_id=site_id, sha256=digest).first()
    if known:
        return known
    with transaction.atomic():
        media = Media.objects.create(
            site_id=site_id,
            sha256=digest,
            file_name=one_line(name)[-255:],
            format=original.extension,
            width=original.width,
            height=original.height,
            size=len(original.data),
            alt=one_line(alt)[:300],
            caption=one_line(caption)[:500],
            credit=one_line(credit)[:150],
            uploaded_by=user,
        )
        target = folder(media)
        target.mkdir(parents=True, exist_ok=True)
        (target / f"original.{original.extension}").write_bytes(original.data)
        for small in prepared.renditions:
            (target / f"{small.width}.{small.extension}").write_bytes(small.data)
        Rendition.objects.bulk_create(
            Rendition(media=media, format=small.extension, width=small.width, height=small.height, size=len(small.data))
            for small in prepared.renditions
        )
    return media


def use(row, media_ids: set[int]) -> None:
    """Record what a saved row uses and link or unlink the files after commit. One door for all content.

    Pictures of another Site are passed over: a body that names one must not make it public.
    """
    uses = MediaUse.objects.filter(content_type=ContentType.objects.get_for_model(row), object_id=row.pk)
    before = set(uses.values_list("media_id", flat=True))
    known = set(Media.objects.filter(pk__in=media_ids, site_id=row.site_id).values_list("pk", flat=True))
    uses.exclude(media_id__in=known).delete()
    MediaUse.objects.bulk_create(
        [
            MediaUse(
                media_id=pk, content_type=ContentType.objects.get_for_model(row), object_id=row.pk, public=row.is_public
            )
            for pk in known
        ],
        update_conflicts=True,
        unique_fields=["media", "content_type", "object_id"],
        update_fields=["public"],
    )
    touched = before | known
    transaction.on_commit(lambda: sync_public(touched))


def sync_public(media_ids: Iterable[int]) -> None:
    """Make the public folder agree with the database for these pictures."""
    shown = MediaUse.objects.filter(media=OuterRef("pk"), public=True)
    for media in Media.objects.filter(pk__in=media_ids).annotate(shown=Exists(shown)):
        if media.shown:
            _link(media)
        else:
            shutil.rmtree(public_folder(media), ignore_errors=True)


def _link(media: Media) -> None:
    target = public_folder(media)
    target.mkdir(parents=True, exist_ok=True)
    for file in folder(media).iterdir():
        if file.stem == "original":
            continue
        try:
            os.link(file, target / file.name)
        except FileExistsError:
            continue
        except OSError:  # another file system
            shutil.copyfile(file, target / file.name)
