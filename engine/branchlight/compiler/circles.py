"""A check for nodes that certainly lead to each other without ever offering the reader a decision."""

from branchlight.compiler.compiler_codes import RUNAWAY
from branchlight.model.story import BACK, Node
from branchlight.source.circled import circled
from branchlight.source.diagnostic import Diagnostic, complain


def find_circles(nodes: dict[str, Node], diagnostics: list[Diagnostic]) -> None:
    """Note each circle once, at its first node in the order of the files.

    Every node has at most one certain successor, so following each node once finds all circles in linear time.
    """
    done: set[str] = set()
    for start in nodes:
        # Follow the certain ways from here, until they end or meet a node that was visited before.
        course: dict[str, None] = {}
        name = start
        while name and name not in done and name not in course:
            course[name] = None
            name = _certain_next(nodes.get(name))
        done.update(course)
        # A node of this very course closes a circle, which begins at that node.
        if name in course:
            names = list(course)
            circle = names[names.index(name) :]
            _complain(nodes, circle, diagnostics)


def _complain(nodes: dict[str, Node], circle: list[str], diagnostics: list[Diagnostic]) -> None:
    hint = "give one of them a choice, a condition on its way, or an ending"
    message = f"the story runs in a circle without asking the reader: {circled(circle)}"
    diagnostics.append(complain(RUNAWAY, nodes[circle[0]].body.place, message, hint))


def _certain_next(node: Node | None) -> str:
    """Return the node that always follows without a decision, or "" if that is not certain."""
    if node is None or node.body.offers or node.body.ask:
        return ""
    if node.body.call:
        return node.body.call.to
    ways = node.body.ways
    return ways[0].to if ways and ways[0].test is None and ways[0].to != BACK else ""
