"""A finished turn as a front end gets it: frozen values that say nothing about drawing."""

from typing import Literal

from branchlight.language.prose import Style
from branchlight.model.state import State
from branchlight.model.story import Story
from branchlight.source.named_tuple import NamedTuple

new = tuple.__new__
"""`new(Run, (text, style))` is a faster `Run(text, style)`, for the values that every turn makes."""


class Run(NamedTuple):
    """A piece of text in one style."""

    text: str
    style: Style = ""


class Setting(NamedTuple):
    """The scene, the point of view and the mood of the page. `scene` is a name; the others may be empty.

    A scene without a title that is called keeps the scene and the title of its caller, since it is a part of it.
    """

    scene: str
    title: str
    pov: str
    mood: str


class Passage(NamedTuple):
    """One paragraph or stage direction, in reading order.

    kind       what else is set
    paragraph  runs
    voice      runs, and `name`: a key of `story.voices`
    pause      seconds
    cue        `name`, such as "flatline"
    break      (a line of space between two parts of a text)
    setting    setting: the scene, point of view or mood changes here

    `note` names the content note that the text falls under, if any. A passage with a `note` is shown unless the
    reader veils that note. One that is also `veiled` is shown only if the reader does, in place of the others.
    `node` is the full name of the node that contains the text. If glue joined texts of other nodes to it, they are in
    `continued_by`, in reading order. `text` is the words of the runs, without styles.
    """

    kind: Literal["paragraph", "voice", "pause", "cue", "break", "setting"]
    runs: tuple[Run, ...] = ()
    name: str = ""
    seconds: float = 0.0
    note: str = ""
    veiled: bool = False
    node: str = ""
    setting: Setting | None = None
    text: str = ""
    continued_by: tuple[str, ...] = ()


class Choice(NamedTuple):
    """A choice on offer. `id` is unique in the turn; `name` is `scene.node.choice`.

    A choice that is not `open` is shown with its `reason` and cannot be taken. `text` is the words of the label,
    without styles.
    """

    id: str
    name: str
    label: tuple[Run, ...]
    text: str
    open: bool = True
    reason: tuple[Run, ...] = ()


def words(runs: tuple[Run, ...]) -> str:
    """Return the words of the runs, without styles."""
    return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


class Question(NamedTuple):
    """A request for an answer of at most `length` characters.

    `kind` says what it asks for: a text that is kept, a text among which the story tells several apart, or a whole
    number from `low` to `high`.
    """

    label: str
    length: int
    kind: Literal["text", "among", "number"] = "text"
    low: int = 0
    high: int = 0


class Gauge(NamedTuple):
    """A value drawn at the foot of the page.

    kind   "pulse" (beats a minute; `flat` when it has stopped), "bar" (a value between `low` and `high`) or
           "words" (`shown` is the text), as the story declares
    """

    name: str
    kind: Literal["pulse", "bar", "words"]
    label: str
    value: int
    low: int
    high: int
    flat: bool
    shown: str


class Ending(NamedTuple):
    name: str
    title: str


class Turn(NamedTuple):
    """Everything between two decisions.

    A turn ends in exactly one of four ways: choices (at least one open), a question, an ending, or `halted`. A halted
    turn is "stuck" (no open choice and no way out) or "runaway" (more than `HOP_LIMIT` nodes and choices entered
    without a decision, or calls nested too deeply). A story that `prove` has proven never halts. `state` is what a
    save needs: `resume(story, state)` gives the same choices again. `after` is the state after the choices were laid
    out; `choose` continues from it.
    """

    story: Story
    state: State
    after: State
    passages: tuple[Passage, ...]
    choices: tuple[Choice, ...]
    question: Question | None
    ending: Ending | None
    halted: Literal["", "stuck", "runaway"]
    setting: Setting
    gauges: tuple[Gauge, ...]
