from django.apps import AppConfig, apps

from portal.visits.things import register_parent


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = "Văn bản"

    def ready(self) -> None:
        register_parent("file", documents_of_files)


def documents_of_files(ids) -> dict[int, tuple[str, int]]:
    """Downloads of a file also stand at its document."""
    files = apps.get_model("documents", "DocumentFile").objects.filter(pk__in=ids)
    return {pk: ("document", document_id) for pk, document_id in files.values_list("pk", "document_id")}
