"""Whether bullets are tasks of their own, or only describe the task above them."""

from collections.abc import Sequence

from kehoach_xlsx.plan_import.labels import Label
from kehoach_xlsx.plan_import.markers import Depth
from kehoach_xlsx.plan_import.outline import Node
from kehoach_xlsx.plan_import.verbs import begins_with_action
from kehoach_xlsx.vietnamese.agency_lists import leading_agencies


def are_tasks(node: Node, items: Sequence[Node]) -> bool:
    """Whether the items under a node are tasks: numbered ones are, bullets where most begin with work or a doer.

    What stands under "Các nhiệm vụ cụ thể", or under the name of an agency, is work whatever it begins with. A plus
    sign under a bullet describes that bullet, unless the bullet only names who is meant.
    """
    if not items[0].is_bullet:
        return True
    if items[0].marker is not None and items[0].marker.depth is Depth.PLUS and node.is_bullet:
        return bool(leading_agencies(node.text)[0]) and node.text.rstrip().endswith(":")
    if any(child.label is Label.CONTENT for child in node.children) or leading_agencies(node.text)[0]:
        return True
    return sum(map(_is_action, items)) * 2 >= len(items)


def _is_action(item: Node) -> bool:
    return begins_with_action(item.text) or bool(leading_agencies(item.text)[0])
