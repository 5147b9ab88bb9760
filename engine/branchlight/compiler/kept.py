"""The documents and nodes that a compilation leaves for the next one."""

from branchlight.compiler.effects import Effects
from branchlight.compiler.use_log import LoggedPart
from branchlight.model.story import Node, Scene, Slot
from branchlight.source.kept_documents import KeptDocuments
from branchlight.source.located import Located, Mapping
from branchlight.source.named_tuple import NamedTuple


class StoryOutline(NamedTuple):
    """The declarations on which every node may depend. `takes` are the parameters of all nodes that have some."""

    file: str
    page: Mapping
    takes: tuple[tuple[str, Located], ...]
    nodes: tuple[str, ...]
    scenes: dict[str, Scene]
    pools: dict[str, list[str]]
    torn: frozenset[str]
    headless: dict[str, str]


class KeptNode(NamedTuple):
    """A compiled node. Its slots begin at number `start`, and `uses` are its part of the log."""

    document: Mapping
    file: str
    start: int
    node: Node
    effects: Effects
    uses: LoggedPart


class KeptNodes:
    """The nodes of the last compilation that came to its end, and all on which they depend."""

    def __init__(self) -> None:
        self.around: StoryOutline | None = None
        self.choices: tuple[str, ...] = ()
        self.slots: tuple[Slot, ...] = ()
        self.nodes: dict[str, KeptNode] = {}


class Kept:
    """The documents and the nodes of one story, as they were read and compiled last."""

    def __init__(self) -> None:
        self.documents = KeptDocuments()
        self.nodes = KeptNodes()
