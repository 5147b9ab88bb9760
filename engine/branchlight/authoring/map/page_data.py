"""Data of a node for the HTML page of the map: plain values for JSON."""

from typing import assert_never

from branchlight.analysis.written import Writing, assignment
from branchlight.authoring.map.chart import Box
from branchlight.language.prose import Pieces
from branchlight.model.question import Ask, AskAmong, AskNumber, AskText
from branchlight.model.statements import NodeCall
from branchlight.model.story import Body, Choice, Node, Offer, Pool, Story, Way

Data = dict[str, object]


def node_data(story: Story, box: Box, idle: set[tuple[str, str]]) -> Data:
    """Return the data of a box and its node. `idle` has pairs of node and label, for choices that no reading takes."""
    node = box.node
    writing = Writing(story, node)
    return {
        "name": box.name,
        "label": box.label,
        "words": box.words,
        "marks": sorted(box.marks),
        "ending": box.ending,
        "pool": node.pool,
        "tags": list(node.tags),
        "needs": list(node.needs),
        "when": writing.tests.get(node.name, ""),
        "body": _Bodies(story, node, writing, idle).body(node.body),
    }


class _Bodies:
    def __init__(self, story: Story, node: Node, writing: Writing, idle: set[tuple[str, str]]) -> None:
        self.story = story
        self.node = node
        self.writing = writing
        self.idle = idle

    def body(self, body: Body) -> Data:
        return {
            "origin": body.origin,
            "do": [self.writing.statement(statement) for statement in body.do],
            "text": self.prose(body.text),
            "veiled": self.prose(body.veiled),
            "note": body.note,
            "tells": list(body.tells),
            "ask": _asked(self.story, body.ask) if body.ask else "",
            "call": self.call(body.call) if body.call is not None else None,
            "offers": [self.pool(offer) if isinstance(offer, Pool) else self.choice(offer) for offer in body.offers],
            "ending": self.story.endings[body.ending].title if body.ending else "",
            "ways": [self.way(way) for way in body.ways],
        }

    def call(self, call: NodeCall) -> Data:
        start = zip(call.arguments, call.resets, strict=True)
        given = [assignment(self.story, argument) for argument, reset in start if argument != reset]
        return {"to": call.to, "with": [text.removeprefix(f"{call.to}.") for text in given]}

    def choice(self, choice: Choice) -> Data:
        label = self.writing.line(choice.label)
        return {
            "label": label,
            "test": self.test(choice),
            "once": choice.once,
            "needs": list(choice.needs),
            "locked": self.writing.line(choice.locked or ()),
            "idle": (self.node.name, label) in self.idle,
            "body": self.body(choice.body),
        }

    def pool(self, pool: Pool) -> Data:
        nodes = list(self.story.pools[pool.pool])
        return {"pool": pool.pool, "show": pool.show, "nodes": nodes, "test": self.test(pool)}

    def test(self, offer: Offer) -> str:
        """Return the condition of an offer, after those of the groups around it."""
        names = [*[group.name for group in offer.groups], *([offer.name] if isinstance(offer, Choice) else [])]
        tests = [self.writing.tests[name] for name in names if name in self.writing.tests]
        return " and ".join([f"({test})" for test in tests] if len(tests) > 1 else tests)

    def way(self, way: Way) -> Data:
        named = {"to": way.to} if way.pool is None else self.pool(way.pool)
        return {**named, "test": self.writing.tests.get(str(way.place), "")}

    def prose(self, pieces: Pieces) -> list[Data]:
        return [
            {"kind": part.kind, "voice": part.voice, "runs": [[run.text, run.style] for run in part.snippets]}
            for part in self.writing.prose(pieces)
        ]


def _asked(story: Story, ask: Ask) -> str:
    """Return a question in words, with what its answer decides."""
    match ask:
        case AskText():
            return ask.label
        case AskNumber():
            return f"{ask.label} ({ask.low} to {ask.high})"
        case AskAmong():
            names = story.slots[ask.into].type.names
            groups = [f"{' or '.join(group.answers)}: {names[group.value]}" for group in ask.groups]
            return f"{ask.label} ({'; '.join([*groups, f'anything else: {names[ask.otherwise]}'])})"
        case _:
            assert_never(ask)
