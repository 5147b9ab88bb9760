"""The joined story: the old edition under other names, the new edition, and the upgrades between them.

Each stop of the old edition has an upgrade: a node that holds the statements of the upgrade, and whose landing says
where the new edition goes on. Nothing in the story leads to these nodes. `bodies` joins them.
"""

from collections.abc import Iterator, Sequence

from branchlight.language.expression import Const
from branchlight.language.prose import Pieces
from branchlight.model.state import Stage
from branchlight.model.statements import Assign
from branchlight.model.story import BACK, Body, Node, Story, Way, always_open, bodies_of
from branchlight.play.snapshot import is_still_there, renamed_place
from branchlight.prover.program.rewrite import Rewriter
from branchlight.prover.upgrade.renamed_edition import Earlier, earlier
from branchlight.prover.upgrade.shared_slots import SharedSlots, shared_slots
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place

_SCENE = "\ue003"
"""The scene of the upgrades."""
_NOWHERE = Place("", 0, 0)


class Upgrade(NamedTuple):
    """An upgrade in the joined story.

    node   its node
    of     the body of the saves that it is for
    stage  what the reader faces there
    place  the place in the new edition at which they are found again, "" if there is none
    """

    node: str
    of: str
    stage: Stage
    place: str


class TwoEditions(NamedTuple):
    """Two editions as one story.

    old, new   the editions
    story      the joined story
    upgrades   its upgrades
    callers    where each body of the old edition that calls is found again, "" if nowhere
    places     where the slots of the old edition are among those of the joined story
    """

    old: Story
    new: Story
    story: Story
    upgrades: tuple[Upgrade, ...]
    callers: dict[str, str]
    places: dict[int, int]


def two_editions(old: Story, new: Story) -> TwoEditions:
    """Return two editions as one story. Raises `JoiningError`."""
    shared = shared_slots(old, new)
    rewriter = Earlier(shared.places, len(new.nodes), len(new.endings))
    nodes = [*new.nodes.values(), *[rewriter.node(node) for node in old.nodes.values()]]
    callers = {
        earlier(body.name): renamed_place(new, body.name) or ""
        for node in old.nodes.values()
        for body in bodies_of(node)
        if body.call is not None
    }
    found = list(_upgrades(old, new, "" in callers.values()))
    nodes += [_node(upgrade.node, len(nodes) + number, shared.do) for number, upgrade in enumerate(found)]
    story = _story(old, new, shared, nodes)
    return TwoEditions(old, new, story, tuple(found), callers, dict(shared.places))


def bare(story: Story) -> Story:
    """Return a story without texts, which lead nowhere."""
    return _Bare().story(story)


class _Bare(Rewriter):
    def pieces(self, pieces: Pieces) -> Pieces:
        return ()


def _story(old: Story, new: Story, shared: SharedSlots, nodes: list[Node]) -> Story:
    def both(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
        return {**one, **{earlier(name): shared.places[slot] for name, slot in other.items()}}

    return new._replace(
        start=earlier(old.start),
        voices={**old.voices, **new.voices},
        variables=(),
        slots=shared.slots,
        visits=both(dict(new.visits), dict(old.visits)),
        last=both(dict(new.last), dict(old.last)),
        taken=both(dict(new.taken), dict(old.taken)),
        gauges=(),
        endings={**new.endings, **{earlier(name): ending for name, ending in old.endings.items()}},
        promises=(),
        pools={
            **new.pools,
            **{earlier(name): tuple(map(earlier, members)) for name, members in old.pools.items()},
        },
        scenes={**new.scenes, **{earlier(name): scene for name, scene in old.scenes.items()}},
        nodes={node.name: node for node in nodes},
        formulas={},
        facts=(),
    )


def _upgrades(old: Story, new: Story, may_lose_callers: bool) -> Iterator[Upgrade]:
    """Yield the upgrades for everything that a save of the old edition can face."""
    number = 0
    for node in old.nodes.values():
        for body in bodies_of(node):
            for stage in _stages(body):
                place = renamed_place(new, body.name)
                if place is None or not is_still_there(new, place, stage):
                    place = ""
                if stage == "ended" and place and not may_lose_callers:
                    continue
                yield Upgrade(f"{_SCENE}.{number}", earlier(body.name), stage, place)
                number += 1


def _stages(body: Body) -> Iterator[Stage]:
    """Yield what a save can face in a body, except for a turn that never ends."""
    if body.offers:
        yield "choosing"
    if body.ask is not None:
        yield "asking"
    if body.ending:
        yield "ended"
    elif not always_open(body) and _may_strand(body.ways):
        yield "stuck"


def _may_strand(ways: Sequence[Way]) -> bool:
    """Return whether a turn may be stuck at some ways out: if none holds, or if one goes back without a call."""
    return any(way.to == BACK for way in ways) or not any(way.test is None and way.pool is None for way in ways)


def _node(name: str, number: int, do: tuple[Assign, ...]) -> Node:
    body = Body(name, do, (), (), "", None, None, (), "", (), "", "", _NOWHERE)
    return Node(name, _SCENE, number, body, "", (), "", None, Const(0), (), ())
