"""A node to Python functions: what entering it does, and what it offers.

The source is written from the checked story alone: numbers, slots, and constants by `repr`. Nothing that an author
typed is ever read as code (see `engine.language.emit`). A node is assembled when a reader first comes to it.

Of every body (a node, or a choice) two functions are made. Both take the course of the turn and its values, and
return the function that goes on, or None where the turn is over:

    enter_N   do, text, ask, call      then offer_N
    offer_N   choices, ending, ways    (only where a reading can come to rest or return between the two)
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from engine.language.emit import emit
from engine.language.expression import draws
from engine.model.state import Value
from engine.model.story import BACK, Body, Choice, Node, Pool, Story, Way
from engine.play import turn
from engine.play.code import Code
from engine.play.course import Course, Writer, fuse, members, plain
from engine.play.prose_code import ProseCode, fixed_runs, is_steady


class Step(Protocol):
    """Plays one stretch of a turn, and gives the function that goes on, or None where the turn is over."""

    def __call__(self, course: Course, values: list[Value], /) -> "Step | None": ...


class Steps:
    """The functions of one node, by the full names of its bodies."""

    def __init__(self, enter: Mapping[str, Step], offer: Mapping[str, Step]) -> None:
        self.enter = enter
        self.offer = offer


class Cells:
    """Reads the state from the list `v`; `number` is the node in which the code stands."""

    def __init__(self, number: str) -> None:
        self.number = number

    def load(self, slot: int) -> str:
        return f"v[{slot:d}]"

    def at(self, index: int) -> str:
        return f"({self.number} == {index:d})"

    def since(self, slot: int) -> str:
        return f"(course.turns - v[{slot:d}] if v[{slot:d}] >= 0 else 1000000)"

    def chance(self, percent: str) -> str:
        return f"course.chance({percent})"

    def roll(self, low: str, high: str) -> str:
        return f"course.roll({low}, {high})"

    def ended(self, index: int) -> str:
        return "False"


def assemble(story: Story, node: Node, go: Mapping[str, Step], look: Callable[[Body, Node], turn.Setting]) -> Steps:
    """The functions of a node. `go` finds the function that enters a node, `look` gives one object for each look."""
    code = Code()
    numbers: dict[str, int] = {}
    _write(story, node, node.body, numbers, code, look, None)
    names = {
        "go": go,
        "Passage": turn.Passage,
        "Run": turn.Run,
        "Choice": turn.Choice,
        "Question": turn.Question,
        "Writer": Writer,
        "fuse": fuse,
        "plain": plain,
        "members": members,
    }
    space = code.run(names)
    return Steps(
        {name: space[f"enter_{number}"] for name, number in numbers.items()},  # type: ignore[misc]
        {name: space[f"offer_{number}"] for name, number in numbers.items() if f"offer_{number}" in space},  # type: ignore[misc]
    )


def _write(
    story: Story,
    node: Node,
    body: Body,
    numbers: dict[str, int],
    code: Code,
    look: Callable[[Body, Node], turn.Setting],
    around: turn.Setting | None,
) -> None:
    """Writes the functions of a body and of the choices in it, and numbers them by their names."""
    numbers[body.name] = len(numbers)
    setting = look(body, node)
    _BodyCode(story, node, body, numbers[body.name], code, setting, setting is not around).write()
    for offer in body.offers:
        if isinstance(offer, Choice):
            _write(story, node, offer.body, numbers, code, look, setting)


class _BodyCode:
    """The functions of one body. `turns_look` says whether it looks otherwise than the body around it."""

    def __init__(
        self, story: Story, node: Node, body: Body, number: int, code: Code, setting: turn.Setting, turns_look: bool
    ) -> None:
        self.story = story
        self.node = node
        self.body = body
        self.number = number
        self.code = code
        self.look = code.constant(setting)
        self.turns_look = turns_look
        self.cells = Cells(str(node.number))
        self.prose = ProseCode(code, self.cells, node.name)
        self.steady = all(self.keeps_state(offer) for offer in body.offers)

    def write(self) -> None:
        self.code.line(f"def enter_{self.number}(course, v):")
        with self.code.indented():
            self.arrive()
            for assign in self.body.do:
                self.code.line(f"v[{assign.slot:d}] = {emit(assign.value, self.cells)}")
            if self.body.text or self.body.veiled:
                self.code.line("say = course.passages.append")
            self.prose.say(self.body.text, self.body.note, False)
            self.prose.say(self.body.veiled, self.body.note, True)
            self.leave()
        if not (self.body.offers or self.body.ask or self.body.call):
            return
        self.code.line(f"def offer_{self.number}(course, v):")
        with self.code.indented():
            if self.body.call:
                self.set_look()  # the stretch that was called may have had another
            certain = self.offers()
            if not certain:
                self.way_out()

    def arrive(self) -> None:
        """What entering a node or taking a choice is remembered by, and the look that it brings."""
        name, story = self.body.name, self.story
        if self.number == 0:
            if name in story.visits:
                self.code.line(f"v[{story.visits[name]:d}] += 1")
            if name in story.last:
                self.code.line(f"v[{story.last[name]:d}] = course.turns")
        elif name in story.taken:
            self.code.line(f"v[{story.taken[name]:d}] = 1")
        if self.turns_look:
            self.set_look()

    def set_look(self) -> None:
        self.code.line(f"if course.setting is not {self.look}: course.enter({self.look}, {self.node.name!r})")

    def leave(self) -> None:
        """From the text on: a question, a call, or straight to the offer."""
        if self.body.ask:
            ask = self.body.ask
            self.code.line(f"course.place, course.stage = {self.body.name!r}, 'asking'")
            self.code.line(f"course.question = Question({ask.label!r}, {ask.length:d})")
            self.code.line("return None")
        elif self.body.call:
            self.code.line(f"return course.call({self.body.name!r}, go[{self.body.call!r}])")
        elif self.body.offers:
            self.code.line(f"return offer_{self.number}(course, v)")
        else:
            self.way_out()

    def offers(self) -> bool:
        """Lays out the choices; the turn is over if one of them is open. Says whether one is open for certain."""
        if not self.body.offers:
            return False
        if not self.steady:
            self.code.line(f"course.freeze({self.body.name!r})")
        self.code.line("on_offer = []")
        certain = any(isinstance(offer, Choice) and _is_always_open(offer) for offer in self.body.offers)
        if not certain:
            self.code.line("open_ = False")
        for offer in self.body.offers:
            if isinstance(offer, Pool):
                self.pool(offer)
            else:
                self.choice(offer, certain)
        if not certain:
            self.code.line("if open_:")
        self.code.margin += "" if certain else " "
        self.code.line("course.choices = tuple(on_offer)")
        self.code.line(f"course.place = {self.body.name!r}")
        self.code.line("return None")
        self.code.margin = " "
        if not self.steady and not certain:
            self.code.line("course.frozen = None")
        return certain

    def choice(self, choice: Choice, certain: bool) -> None:
        tests = [emit(choice.test, self.cells)] if choice.test is not None else []
        if choice.once:
            tests.insert(0, f"not v[{self.story.taken[choice.name]:d}]")
        opens = f"on_offer.append({self.label(choice)})" + ("" if certain else "; open_ = True")
        if not tests:
            self.code.line(opens)
            return
        self.code.line(f"if {' and '.join(tests)}: {opens}")
        if choice.locked is not None:
            again = f"if not v[{self.story.taken[choice.name]:d}]" if choice.once else "else"
            keyword = "el" + again if choice.once else again
            self.code.line(f"{keyword}: on_offer.append({self.label(choice, locked=True)})")

    def label(self, choice: Choice, locked: bool = False) -> str:
        """An expression for a choice as the reader sees it; a constant where nothing varies."""
        label, reason = fixed_runs(choice.label), fixed_runs(choice.locked or ())
        if label is not None and reason is not None:
            shown = turn.Choice(choice.id, choice.name, label, not locked, reason if locked else ())
            return self.code.constant(shown)
        why = self.prose.runs(choice.locked) if locked and choice.locked else "()"
        return f"Choice({choice.id!r}, {choice.name!r}, {self.prose.runs(choice.label)}, {not locked}, {why})"

    def pool(self, pool: Pool) -> None:
        """Offers storylets: the numbers of those that may be shown, picked from, then laid out."""
        self.code.line("may = []")
        names = self.story.pools[pool.pool]
        for index, name in enumerate(names):
            node = self.story.nodes[name]
            priority = emit(node.priority, self.cells)
            found = f"may.append((-{priority}, v[{self.story.last[name]:d}], {index}))"
            self.code.line(f"if {emit(node.when, self.cells)}: {found}" if node.when is not None else found)
        self.code.line(f"for index in course.pick(may, {pool.show:d}):")
        with self.code.indented():
            self.code.line("open_ = True")
            for index, name in enumerate(names):
                label = self.prose.runs(self.story.nodes[name].label)
                full = f"{self.body.name}.{name}"
                self.code.line(f"if index == {index}:")
                self.code.line(f" on_offer.append(Choice({name!r}, {full!r}, {label}, True, ()))")

    def keeps_state(self, offer: "Choice | Pool") -> bool:
        """Can the offer be laid out without a draw or a series moving on?"""
        if isinstance(offer, Pool):
            return False
        quiet = offer.test is None or not draws(offer.test)
        return quiet and is_steady(offer.label) and is_steady(offer.locked or ())

    def way_out(self) -> None:
        if self.body.ending:
            self.code.line(f"return course.end({self.body.name!r}, {self.body.ending!r})")
            return
        for way in self.body.ways:
            if way.test is None:
                self.code.line(f"return {self.target(way)}")
                return
            self.code.line(f"if {emit(way.test, self.cells)}: return {self.target(way)}")
        closed = "course.choices = tuple(on_offer); " if self.body.offers else ""
        self.code.line(f"{closed}return course.halt({self.body.name!r}, 'stuck')")

    def target(self, way: Way) -> str:
        return f"course.back({self.body.name!r})" if way.to == BACK else f"go[{way.to!r}]"


def _is_always_open(choice: Choice) -> bool:
    return choice.test is None and not choice.once
