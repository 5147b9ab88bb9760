"""Nodes that were compiled before, for a program that compiles a story after each key, such as an editor's server.

A node follows from its document, from what is declared around it, and from the slots before its own, whose numbers are
in its expressions. While these are the same as in the last compilation, so is the node, with all that it adds to the
names of the story. A node with a mistake is compiled again, since its hint may depend on more.
"""

from branchlight.compiler.bodies import NodeReader
from branchlight.compiler.drafts import Drafts, NodeDraft
from branchlight.compiler.effects import add_again, joined_again, set_aside
from branchlight.compiler.kept import KeptNode, KeptNodes, StoryOutline
from branchlight.compiler.names import MOST_ADDED, MOST_SHARED
from branchlight.compiler.title_page import TitlePage
from branchlight.compiler.understood import Memory
from branchlight.compiler.use_log import UseLog
from branchlight.model.story import Node, Scene


def outline_of(drafts: Drafts, scenes: dict[str, Scene], pools: dict[str, list[str]]) -> StoryOutline | None:
    """Return what is declared around all nodes; None if there is no title page."""
    if drafts.page is None:
        return None
    problems, page = drafts.page
    names, takes = drafts.names, [(draft.name, draft.mapping.values.get("takes")) for draft in drafts.nodes]
    given = tuple([(node, located) for node, located in takes if located is not None])
    torn, headless = frozenset(names.torn), dict(names.headless)
    return StoryOutline(problems.file.name, page, given, tuple(names.nodes), scenes, pools, torn, headless)


def nodes_again(
    kept: KeptNodes, drafts: Drafts, page: TitlePage, scenes: dict[str, Scene], pools: dict[str, list[str]]
) -> dict[str, Node]:
    """Return every node: that of the last compilation if it is still the same. Keep them for the next compilation.

    Each is understood by itself, so that no other node has to be read before it.
    """
    now = _Compilation(kept, drafts, outline_of(drafts, scenes, pools))
    nodes: dict[str, Node] = {}
    for draft in drafts.nodes:
        reader = NodeReader(draft.problems, drafts.names, page, pools, scenes[draft.scene], Memory())
        nodes[draft.name] = now.taken_over(draft) or now.compiled(draft, reader)
    now.end()
    return nodes


class _Compilation:
    """A compilation that takes over nodes of the last one, and replaces it when it has come to its end."""

    def __init__(self, kept: KeptNodes, drafts: Drafts, around: StoryOutline | None) -> None:
        self._kept, self._around, self._log = kept, around, drafts.log or UseLog()
        self._names, self._diagnostics = drafts.names, drafts.diagnostics
        self._choices = tuple(drafts.names.choices)
        self._before = kept.nodes if around is not None and around == kept.around else {}
        self._are_choices_equal = self._choices == kept.choices
        self._equal_slots = 0
        self._nodes: dict[str, KeptNode] = {}
        self._log.cut()

    def taken_over(self, draft: NodeDraft) -> Node | None:
        """Return the node of the last compilation, or None if it may be another now."""
        kept = self._before.get(draft.name)
        if kept is None or not self._is_same(kept, draft):
            return None
        add_again(self._names, kept.effects)
        self._log.add(kept.uses)
        self._nodes[draft.name] = kept
        return kept.node

    def compiled(self, draft: NodeDraft, reader: NodeReader) -> Node:
        """Return a node that is compiled now, and keep it if there is no mistake in it."""
        names, problems, patience = self._names, len(self._diagnostics), self._names.patience.left
        start, before = len(names.slots), set_aside(names)
        node = reader.node(draft)
        effects, uses = joined_again(names, before, start), self._log.cut()
        if len(self._diagnostics) == problems and names.patience.left == patience and effects.foreign is None:
            self._nodes[draft.name] = KeptNode(draft.mapping, draft.problems.file.name, start, node, effects, uses)
        return node

    def end(self) -> None:
        """Keep the nodes of this compilation for the next."""
        kept = self._kept
        kept.around, kept.choices = self._around, self._choices
        kept.slots, kept.nodes = tuple(self._names.slots), self._nodes

    def _is_same(self, kept: KeptNode, draft: NodeDraft) -> bool:
        """Return whether nothing that a node depends on has changed since it was compiled."""
        effects = kept.effects
        return (
            kept.document is draft.mapping
            and kept.file == draft.problems.file.name
            and (self._are_choices_equal or not effects.asked_for_choices)
            and self._names.added + effects.added <= MOST_ADDED
            and self._names.shared + effects.shared <= MOST_SHARED
            and kept.start == len(self._names.slots) == self._count_equal_slots()
        )

    def _count_equal_slots(self) -> int:
        """Return how many slots are the same as in the last compilation. No other text uses the slot of a text."""
        now, before = self._names.slots, self._kept.slots
        most = min(len(now), len(before))
        while self._equal_slots < most:
            old, new = before[self._equal_slots], now[self._equal_slots]
            if old != new and not old.kind == new.kind == "text":
                break
            self._equal_slots += 1
        return self._equal_slots
