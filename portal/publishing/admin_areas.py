"""The choice of an area (a category): the tree, limited to where the person may write."""

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet

from portal.base.trees import TreeNode
from portal.identity import rights

INDENT = "\u2003"  # em space: ordinary spaces collapse in an option


def indented(node: TreeNode) -> str:
    return f"{INDENT * node.depth}{node.name}"


class AreaField(forms.ModelChoiceField):
    """A select that shows the tree by indentation."""

    def label_from_instance(self, obj: TreeNode) -> str:
        return indented(obj)


def area_choices(
    user, model: type[TreeNode], site_ids: set[int] | None, kept_id: int | None, right: str = rights.WRITE
) -> QuerySet:
    """Nodes of `model` where the person has the right (`site_ids` None: everywhere), and the one chosen so far."""
    rows = model.objects.order_by("site_id", "path")
    if site_ids is not None:
        allowed = Q(pk=kept_id) if kept_id else Q(pk__in=[])
        for site_id in site_ids:
            allowed |= _own(user, model, site_id, right)
        rows = rows.filter(allowed)
    return rows


def _own(user, model: type[TreeNode], site_id: int, right: str) -> Q:
    limited = rights.only_own_areas(user, site_id, right)
    if limited is None:
        return Q(site_id=site_id)
    type_id = ContentType.objects.get_for_model(model).pk
    own = Q(pk__in=[])
    for node in model.objects.filter(pk__in=[pk for kind, pk in limited if kind == type_id], site_id=site_id):
        own |= Q(**node.scope()) & (Q(path=node.path) | Q(path__startswith=f"{node.path}/"))
    return own
