"""The frozen story: the compiler's output, and all that play and the prover need."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from branchlight.language.expression import Expression
from branchlight.language.prose import Pieces
from branchlight.language.types import Type
from branchlight.model.question import Ask
from branchlight.model.statements import NodeCall, Statement
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place

BACK = "back"


class Slot(NamedTuple):
    """One cell of the state.

    name     stable across editions: "trust", "scene.node.enemy" (a parameter), "visits scene.node",
             "last scene.node", "taken scene.node.choice", "visit scene.node.choice" (taken since the node was entered),
             "text scene.node 1f3a9c04" (progress of a varying text: a digest of its source; if the body has it more
             than once, "text scene.node 1f3a9c04 1")
    start    the value before the story begins
    was      the names that it had in earlier editions
    """

    name: str
    kind: Literal["state", "visits", "last", "taken", "visit", "text"]
    type: Type
    start: int | str
    was: tuple[str, ...] = ()


class ChoiceGroup(NamedTuple):
    """A group of choices, all hidden while `test` is false, which never draws. `name` is the `of` of its condition."""

    name: str
    test: Expression


class Pool(NamedTuple):
    """An offer of up to `show` nodes of a pool. The id of such a choice is the full name of its node."""

    pool: str
    show: int
    place: Place
    groups: tuple[ChoiceGroup, ...] = ()


class Way(NamedTuple):
    """A way out: to the node `to` (or `BACK`) if `test` holds; no test always holds.

    With a pool it leads to the node that an offer of one would show. It is skipped if none fits, and `to` is "".
    """

    test: Expression | None
    to: str
    place: Place
    pool: Pool | None = None


class Choice(NamedTuple):
    """A choice as written. `name` is `scene.node.id`; it is the name of its body too.

    `needs` are the facts that a reader must know when it is shown, and `groups` those around it, from the outermost in.
    The slot `gone` hides a choice that can be taken `once`. If that is once a visit, leaving the node sets it back.
    """

    id: str
    name: str
    label: Pieces
    test: Expression | None
    locked: Pieces | None
    once: Literal["", "ever", "visit"]
    body: "Body"
    place: Place
    was: tuple[str, ...] = ()
    title: str = ""
    tags: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    groups: tuple[ChoiceGroup, ...] = ()
    gone: int = -1


Offer: TypeAlias = Choice | Pool


class Body(NamedTuple):
    """The sequence of events on entering a node or taking a choice.

    Its order is `do`, `text`, `ask`, `call`, then `offers` if any is open, else `ending` or `ways`.

    `ways` are its own or, for a choice that names none, those of the nearest body around it. `mood` and `pov` are its
    own or the nearest around it (choice, node, scene). `tells` are facts that the text tells, besides its marks.
    `origin` is where it comes from in another file, as written; "" if it was written here.
    """

    name: str
    do: tuple[Statement, ...]
    text: Pieces
    veiled: Pieces
    note: str
    ask: Ask | None
    call: NodeCall | None
    offers: tuple[Offer, ...]
    ending: str
    ways: tuple[Way, ...]
    mood: str
    pov: str
    place: Place
    tells: tuple[str, ...] = ()
    origin: str = ""


class Condition(NamedTuple):
    """A condition as its author wrote it, for diagnostics and reports.

    of    what depends on it: the full name of a choice (`if`) or of a node (`when`), the name of a variant or of a
          statement, or the place of a way or of a group of choices as text
    """

    of: str
    text: str
    place: Place


class Node(NamedTuple):
    """A node. `number` is its index in `story.nodes`. `conditions` are all those in its document.

    `needs` are the facts that a reader must know on entering.
    """

    name: str
    scene: str
    number: int
    body: Body
    title: str
    tags: tuple[str, ...]
    pool: str
    when: Expression | None
    priority: Expression
    label: Pieces
    was: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()
    needs: tuple[str, ...] = ()


class Scene(NamedTuple):
    name: str
    title: str
    pov: str
    mood: str
    nodes: tuple[str, ...]
    place: Place


class Note(NamedTuple):
    """A content note: something that a reader may want to know about, or to veil."""

    name: str
    brief: str
    detail: str


class Voice(NamedTuple):
    name: str
    title: str
    style: str
    colour: str
    indent: int


class Mood(NamedTuple):
    """A look of the page. `pace` is "slow", "" or "fast"; `border` is "" or a word that the reader's page knows."""

    name: str
    colour: str
    border: str
    pace: str


class Variable(NamedTuple):
    """A declared piece of state, or a parameter by its full name. It has the slot with the same index.

    `trait` is the trait of a group that it is, such as "cast.trust" for `ines.trust`, if it is one.
    """

    name: str
    type: Type
    label: str
    shown: bool
    place: Place
    trait: str = ""


class Formula(NamedTuple):
    """A derived value, kept for requests by name. Expressions that name it contain it written out.

    Words that follow a value are formulas too. Their names have a dot: `nan.they`, `Nan.they`. So are counted things
    as a whole, which alone can have a `label` and be `shown` at the foot of the page.
    """

    name: str
    value: Expression
    type: Type
    place: Place
    label: str = ""
    shown: bool = False


class Gauge(NamedTuple):
    name: str
    kind: Literal["pulse", "bar"]
    label: str
    value: Expression
    low: int
    high: int
    flat: Expression | None
    test: Expression | None


class Ending(NamedTuple):
    name: str
    title: str
    order: int
    place: Place


class Promise(NamedTuple):
    """A promise `never`, `always`, `possible` or `never lost`, with its expression as written (`text`)."""

    kind: Literal["never", "always", "possible", "never lost"]
    test: Expression
    text: str
    place: Place


class Story(NamedTuple):
    """A whole story. Mappings are in the order of the files; node names are full (`scene.node`).

    `identity` names the story across editions; `edition` is a digest of its files.
    `visits` and `last` give the slots that count and date the visits to a node, `taken` the slots that remember
    choices; only what the story asks about has one.
    `facts` are those that something needs, and some text tells. `groups` gives each group, as a type of its members.
    `pools` holds the names of each pool's nodes. `renamed` maps old full names of nodes and choices to new ones,
    and `renamed_members` those of members of groups. `glued` says whether some text has glue.
    """

    identity: str
    edition: str
    title: str
    author: str
    language: str
    blurb: str
    credits: str
    start: str
    notes: Mapping[str, Note]
    voices: Mapping[str, Voice]
    moods: Mapping[str, Mood]
    variables: tuple[Variable, ...]
    slots: tuple[Slot, ...]
    visits: Mapping[str, int]
    last: Mapping[str, int]
    taken: Mapping[str, int]
    gauges: tuple[Gauge, ...]
    endings: Mapping[str, Ending]
    promises: tuple[Promise, ...]
    pools: Mapping[str, tuple[str, ...]]
    scenes: Mapping[str, Scene]
    nodes: Mapping[str, Node]
    renamed: Mapping[str, str]
    formulas: Mapping[str, Formula]
    groups: Mapping[str, Type]
    renamed_members: Mapping[str, str]
    facts: tuple[str, ...] = ()
    glued: bool = False


def choices_of(body: Body) -> list[Choice]:
    """Return the choices of a body, including nested ones, in the order of the file."""
    found: list[Choice] = []
    for offer in body.offers:
        if isinstance(offer, Choice):
            found.append(offer)
            if offer.body.offers:
                found += choices_of(offer.body)
    return found


def always_open(body: Body) -> bool:
    """Return whether some choice of a body is open in every state, so that its way out is never needed."""
    return any(isinstance(offer, Choice) and not (offer.test or offer.once or offer.groups) for offer in body.offers)


def bodies_of(node: Node) -> list[Body]:
    """Return the body of a node, and those of all its choices."""
    return [node.body, *[choice.body for choice in choices_of(node.body)]]


def origins_of(story: Story) -> dict[str, str]:
    """Return where nodes and choices come from in other files, by full name. Others are left out."""
    bodies = (body for node in story.nodes.values() for body in bodies_of(node))
    return {body.name: body.origin for body in bodies if body.origin}
