"""The parts of a story, as they are read, and the story that they are joined into."""

from branchlight.compiler.names import Names
from branchlight.compiler.title_page import TitlePage
from branchlight.model.story import Formula, Gauge, Node, Promise, Scene, Story, Variable, choices_of
from branchlight.source.named_tuple import NamedTuple


class Parts(NamedTuple):
    """The parts of a story that are read after its title page. `pools` has the names of each pool's nodes."""

    parameters: tuple[Variable, ...]
    formulas: dict[str, Formula]
    scenes: dict[str, Scene]
    pools: dict[str, list[str]]
    start: str
    nodes: dict[str, Node]
    gauges: tuple[Gauge, ...]
    promises: tuple[Promise, ...]


def joined(edition: str, page: TitlePage, parts: Parts, names: Names) -> Story:
    """Return the story of a title page and the other parts."""
    return Story(
        identity=page.identity,
        edition=edition,
        title=page.title,
        author=page.author,
        language=page.language,
        blurb=page.blurb,
        credits=page.credits,
        start=parts.start,
        notes=page.notes,
        voices=page.voices,
        moods=page.moods,
        variables=(*page.variables, *parts.parameters),
        slots=tuple(names.slots),
        visits=names.visits,
        last=names.last,
        taken=names.taken,
        gauges=parts.gauges,
        endings=page.endings,
        promises=parts.promises,
        pools={name: tuple(pool) for name, pool in parts.pools.items()},
        scenes=parts.scenes,
        nodes=parts.nodes,
        renamed=_renamed(parts.nodes),
        renamed_members=names.renamed,
        formulas={**parts.formulas, **names.derived},
        groups=names.groups,
        facts=tuple(names.needed),
        glued=names.glued,
    )


def _renamed(nodes: dict[str, Node]) -> dict[str, str]:
    """Return the old full names of nodes and choices with the current ones."""
    renamed: dict[str, str] = {}
    for node in nodes.values():
        for old in node.was:
            renamed[old if "." in old else f"{node.scene}.{old}"] = node.name
        for choice in choices_of(node.body):
            for old in choice.was:
                renamed[f"{node.name}.{old}"] = choice.name
    return renamed
