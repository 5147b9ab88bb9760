"""A story: its declarations, and its nodes in their order."""

from .declarations import Book
from .nodes import Choice, Entry, Node, NodeReader, Together
from .yaml_core import Tree, documents


class Story:
    """A whole story."""

    def __init__(self, text: str) -> None:
        """Read a story in one file."""
        page, *trees = documents(text)
        placed = with_scenes(trees)
        self.title = str(page["title"])
        self.book = Book(page, [f"{scene}.{tree['node']}" for scene, tree in placed])
        for scene, tree in placed:
            self.book.declare_parameters(f"{scene}.{tree['node']}", tree.get("takes", {}))
        self.nodes: dict[str, Node] = {}
        self.pools: dict[str, list[Node]] = {}
        for scene, tree in placed:
            self._add(NodeReader(self.book, scene, tree).node())
        self._check_choices()
        self.start = self.book.names[0]
        if "start" in page:
            self.start = self.book.node_name(page["start"], self.book.first_scene)

    @property
    def endings(self) -> dict[str, str]:
        """The titles of the endings."""
        return self.book.endings

    @property
    def voices(self) -> dict[str, str]:
        """The names of the voices."""
        return self.book.voices

    def _add(self, node: Node) -> None:
        if node.name in self.nodes:
            raise ValueError(f"two nodes are called {node.name}")
        self.nodes[node.name] = node
        if node.pool is not None:
            self.pools.setdefault(node.pool, []).append(node)

    def _check_choices(self) -> None:
        """Refuse `chose` of something that is no choice."""
        keys = {choice.key for node in self.nodes.values() for choice in choices_in(node.entries)}
        for key in self.book.chosen_names:
            if key not in keys:
                raise ValueError(f"there is no choice {key}")


def with_scenes(trees: list[Tree]) -> list[tuple[str, Tree]]:
    """Return each node with the scene to which it belongs."""
    found, scene = [], "main"
    for tree in trees:
        if "scene" in tree:
            scene = str(tree["scene"])
        else:
            found.append((scene, tree))
    return found


def choices_in(entries: list[Entry]) -> list[Choice]:
    """Return all choices, with those in groups and in choices."""
    found: list[Choice] = []
    for entry in entries:
        if isinstance(entry, Choice):
            found += [entry, *choices_in(entry.entries)]
        elif isinstance(entry, Together):
            found += choices_in(entry.entries)
    return found
