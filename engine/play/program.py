"""A story made ready to be played: its nodes as functions, assembled when they are first needed."""

from typing import Literal

from engine.model.state import Value
from engine.model.story import Body, Node, Story, Variable, bodies_of
from engine.play.assemble import Step, assemble
from engine.play.course import members
from engine.play.measure import measure_of
from engine.play.turn import Gauge, Setting

MOST_ASSEMBLED = 10_000
"""So many nodes are kept assembled, at some 6 kB each, so that the longest story stays small."""


class Program:
    """The functions of one story: `enter[name]` enters a node or takes a choice, `offer[name]` lays out its offer.

    Both are assembled when they are first asked for, a node and all its choices at a time.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self.enter = _Lazy(self)
        self.offer = _Lazy(self)
        self.assembled: dict[str, tuple[str, ...]] = {}
        self.settings: dict[Setting, Setting] = {}
        self.measures = [
            (gauge, measure_of(gauge.value), measure_of(gauge.flat) if gauge.flat is not None else None)
            for gauge in story.gauges
        ]
        self.shown = [(slot, variable) for slot, variable in enumerate(story.variables) if variable.shown]
        self.has_gauges = bool(self.measures or self.shown)
        self.numbers = {name: number for number, name in enumerate(story.nodes)} if self.has_gauges else {}

    def assemble(self, node: str) -> None:
        """Makes the functions of a node and of its choices. Raises `KeyError` if there is no such node."""
        while len(self.assembled) >= MOST_ASSEMBLED:
            self.forget(next(iter(self.assembled)))
        steps = assemble(self.story, self.story.nodes[node], self.enter, self.setting)
        self.assembled[node] = tuple(steps.enter)
        self.enter.update(steps.enter)
        self.offer.update(steps.offer)

    def forget(self, node: str) -> None:
        """Drops the functions of a node; they are made again when they are needed again."""
        for name in self.assembled.pop(node):
            del self.enter[name]
            self.offer.pop(name, None)

    def after_ask(self, name: str) -> Step:
        """The function that goes on once the question of a body was answered."""
        body = self.body(name)
        if not body.call:
            return self.offer[name]
        return lambda course, values: course.call(name, self.enter[body.call])

    def body(self, name: str) -> Body:
        """The body of a node or choice, by its full name. Raises `KeyError` if the story has none of that name."""
        for body in bodies_of(self.story.nodes[node_of(name)]):
            if body.name == name:
                return body
        raise KeyError(name)

    def setting(self, body: Body, node: Node) -> Setting:
        """Where a body is and how it looks: one and the same object for the same look."""
        scene = self.story.scenes[node.scene]
        setting = Setting(scene.name, scene.title, body.pov, body.mood)
        return self.settings.setdefault(setting, setting)

    def setting_at(self, name: str) -> Setting:
        return self.setting(self.body(name), self.story.nodes[node_of(name)])

    def gauges(self, values: tuple[Value, ...], turns: int, here: int) -> tuple[Gauge, ...]:
        """What stands at the foot of the page."""
        found: list[Gauge] = []
        for gauge, value, flat in self.measures:
            stopped = flat is not None and bool(flat(values, turns, here))
            measured = value(values, turns, here)
            found.append(
                Gauge(gauge.name, gauge.kind, gauge.label, measured, gauge.low, gauge.high, stopped, str(measured))
            )
        found.extend([_shown(variable, values[slot]) for slot, variable in self.shown])
        return tuple(found)


class _Lazy(dict[str, Step]):
    """Functions by the full names of their bodies; one that is missing has its node assembled."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.program = program
        self.ways: dict[str, Step] = {}

    def to(self, name: str) -> Step:
        """Goes on with the function of that name, which is looked up then."""
        way = self.ways.get(name)
        if way is None:
            way = self.ways[name] = lambda course, v: self[name]
        return way

    def __missing__(self, name: str) -> Step:
        self.program.assemble(node_of(name))
        return dict.__getitem__(self, name)


def node_of(name: str) -> str:
    """The full name of the node that a body belongs to."""
    scene, node = name.split(".", 2)[:2]
    return f"{scene}.{node}"


def _shown(variable: Variable, value: Value) -> Gauge:
    """A piece of state that the story shows: numbers as bars, anything else in words."""
    type_ = variable.type
    if isinstance(value, str):
        return Gauge(variable.name, "words", variable.label, 0, 0, 0, False, value)
    if type_.kind == "whole":
        bounded = type_.high - type_.low <= 1000
        kind: Literal["bar", "words"] = "bar" if bounded else "words"
        return Gauge(variable.name, kind, variable.label, value, type_.low, type_.high, False, str(value))
    if type_.kind == "truth":
        words = "yes" if value else "no"
    elif type_.kind == "one of":
        words = type_.names[value].replace("_", " ")
    else:
        words = members(type_.names, value)
    return Gauge(variable.name, "words", variable.label, value, type_.low, type_.high, False, words)
