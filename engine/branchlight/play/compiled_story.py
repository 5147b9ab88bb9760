"""A story compiled for playing: its nodes as functions, each compiled when it is first needed."""

from collections.abc import Mapping
from typing import Literal

from branchlight.language.expression import Expression
from branchlight.language.types import shown_names
from branchlight.model.offers import visit_slots
from branchlight.model.state import Value
from branchlight.model.story import Body, Node, Story, Variable, bodies_of
from branchlight.model.story import Gauge as Declared
from branchlight.play.answers import answered
from branchlight.play.compiled_expression import Outside, measure_of
from branchlight.play.compiled_node import assemble, leave_node
from branchlight.play.runs import members, things_shown
from branchlight.play.turn import Gauge, Setting
from branchlight.play.turn_in_progress import CompiledBody, TurnInProgress
from branchlight.source.named_tuple import NamedTuple

MOST_ASSEMBLED = 10_000
"""The most nodes that are kept compiled, at some 6 kB each, to limit the memory of the longest story."""


class CompiledStory:
    """One story compiled: `bodies[name]` is the body of a node or choice.

    The first access to a body compiles its node and all the node's choices.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self.bodies = _Lazy(self)
        self.assembled: dict[str, tuple[str, ...]] = {}
        self.settings: dict[Setting, Setting] = {}
        self.measures = [
            _Measure(gauge, measure_of(gauge.value), _condition(gauge.flat, False), _condition(gauge.test, True))
            for gauge in story.gauges
        ]
        self.shown = [(slot, variable) for slot, variable in enumerate(story.variables) if variable.shown]
        self.counted = [(each, measure_of(each.value)) for each in story.formulas.values() if each.shown]
        self.has_gauges = bool(self.measures or self.shown or self.counted)
        self.numbers = {name: number for number, name in enumerate(story.nodes)} if self.has_gauges else {}

    def assemble(self, node: str) -> Mapping[str, CompiledBody]:
        """Compile a node and its choices, and return them. Raises `KeyError` if there is no such node.

        Several threads may play one story. Each gets the bodies that it asked for, even if another drops them.
        """
        if len(self.assembled) >= MOST_ASSEMBLED:
            for oldest in list(self.assembled)[: 1 - MOST_ASSEMBLED]:
                self.forget(oldest)
        made = assemble(self.story, self.story.nodes[node], self.setting)
        self.assembled[node] = tuple(made)
        self.bodies.update(made)
        return made

    def forget(self, node: str) -> None:
        """Drop the compiled bodies of a node. They are compiled again when they are needed."""
        for name in self.assembled.pop(node, ()):
            self.bodies.pop(name, None)

    def answer(self, course: TurnInProgress, name: str, text: str) -> str | None:
        """Answer the question of a body, and continue. Return the next body's name, or None.

        Raises `ChoiceError` if the question refuses the answer.
        """
        ask, compiled = self.body(name).ask, self.bodies[name]
        assert ask is not None
        course.values[ask.into] = answered(ask, text)
        return course.offer(compiled) if compiled.call is None else compiled.call(course, course.values)

    def decide(self, course: TurnInProgress, place: str, to: str) -> None:
        """Leave the node of the body `place` if a decision leads to another node: only a storylet does."""
        if to.count(".") == 1 and (node := node_of(place)) != to:
            leave_node(course.values, visit_slots(self.story.nodes[node]))

    def body(self, name: str) -> Body:
        """Return the body of a node or choice, by its full name. Raises `KeyError` if the story has none."""
        for body in bodies_of(self.story.nodes[node_of(name)]):
            if body.name == name:
                return body
        raise KeyError(name)

    def setting(self, body: Body, node: Node) -> Setting:
        """Return the setting of a body. Equal settings are the same object, so they compare by identity."""
        scene = self.story.scenes[node.scene]
        setting = Setting(scene.name, scene.title, body.pov, body.mood)
        return self.settings.setdefault(setting, setting)

    def setting_at(self, name: str, stack: tuple[str, ...]) -> Setting:
        """Return the setting of a body, with the names of the bodies that called it."""
        return self.called(self.setting(self.body(name), self.story.nodes[node_of(name)]), stack)

    def called(self, setting: Setting, stack: tuple[str, ...]) -> Setting:
        """Return the setting in a call: a scene without a title keeps the scene of the nearest caller with one."""
        if setting.title:
            return setting
        above = (self.bodies[caller].look for caller in reversed(stack))
        titled = next((look for look in above if look.title), setting)
        kept = setting._replace(scene=titled.scene, title=titled.title)
        return self.settings.setdefault(kept, kept)

    def gauges(self, values: tuple[Value, ...], turns: int, here: int) -> tuple[Gauge, ...]:
        """Return the gauges of a state: the declared ones that are not hidden, then the shown variables."""
        found: list[Gauge] = []
        for gauge, value, flat, test in self.measures:
            if not test(values, turns, here):
                continue
            stopped = bool(flat(values, turns, here))
            measured = int(value(values, turns, here))  # a comparison is a number, too
            found.append(
                Gauge(gauge.name, gauge.kind, gauge.label, measured, gauge.low, gauge.high, stopped, str(measured))
            )
        found.extend([_shown(variable, values[slot]) for slot, variable in self.shown])
        for things, numbers in self.counted:
            words = things_shown(things.type, numbers(values, turns, here))
            found.append(Gauge(things.name, "words", things.label, 0, 0, 0, False, words))
        return tuple(found)


class _Measure(NamedTuple):
    """A declared gauge with its value, and whether it has stopped and whether it shows, as functions of a state."""

    gauge: Declared
    value: Outside
    flat: Outside
    test: Outside


def _condition(expression: Expression | None, otherwise: bool) -> Outside:
    """Return the function of a condition. A condition that was left out is always `otherwise`."""
    return measure_of(expression) if expression is not None else lambda *_: otherwise


class _Lazy(dict[str, CompiledBody]):
    """Bodies by their full names. A missing body has its node compiled."""

    def __init__(self, program: CompiledStory) -> None:
        super().__init__()
        self.program = program

    def __missing__(self, name: str) -> CompiledBody:
        return self.program.assemble(node_of(name))[name]


def node_of(name: str) -> str:
    """Return the full name of the node that a body belongs to."""
    scene, node = name.split(".", 2)[:2]
    return f"{scene}.{node}"


def _shown(variable: Variable, value: Value) -> Gauge:
    """Return the gauge of a variable that the story shows: a bar for a number, words for anything else."""
    type_ = variable.type
    value = value if isinstance(value, str) else int(value)  # a comparison is a number, too
    if isinstance(value, str):
        return Gauge(variable.name, "words", variable.label, 0, 0, 0, False, value)
    if type_.kind == "whole":
        bounded = type_.high - type_.low <= 1000
        kind: Literal["bar", "words"] = "bar" if bounded else "words"
        return Gauge(variable.name, kind, variable.label, value, type_.low, type_.high, False, str(value))
    if type_.kind == "truth":
        words = "yes" if value else "no"
    elif type_.kind == "one of":
        words = shown_names(type_)[value]
    else:
        words = members(shown_names(type_), value)
    return Gauge(variable.name, "words", variable.label, value, type_.low, type_.high, False, words)
