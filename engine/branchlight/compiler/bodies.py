"""The second pass of the compiler: the draft of a node to a node, with its choices and ways out."""

import re
from typing import Literal

from branchlight.compiler import story_keys
from branchlight.compiler.compiler_codes import (
    MISSING,
    NEEDS_ID,
    NO_LABEL,
    NO_WAY_OUT,
    TWO_WAYS,
    UNDECLARED,
    VALUE,
)
from branchlight.compiler.declared_names import declared_name
from branchlight.compiler.drafts import CHOICE_KEYS, NodeDraft, choice_as_meant, is_group, short_form
from branchlight.compiler.fields import Fields
from branchlight.compiler.marked_facts import read_facts
from branchlight.compiler.names import MOST_SHARED, Names
from branchlight.compiler.parameters import read_call
from branchlight.compiler.pools import read_pool
from branchlight.compiler.problems import Problems
from branchlight.compiler.questions import read_question
from branchlight.compiler.short_choices import is_else, note_else, short_body, short_hint, varying_hint
from branchlight.compiler.statement_reader import StatementReader
from branchlight.compiler.title_page import TitlePage
from branchlight.compiler.understanding import Understanding
from branchlight.compiler.understood import Memory
from branchlight.compiler.ways_out import WaysOut
from branchlight.language.expression import Const
from branchlight.language.language_codes import DRAW
from branchlight.language.operators import draws
from branchlight.language.prose import Pieces, is_fixed
from branchlight.language.types import whole
from branchlight.model.story import Body, Choice, ChoiceGroup, Node, Offer, Pool, Scene, Way
from branchlight.source import new
from branchlight.source.located import Located, Mapping, Scalar, Sequence
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place_in import place_in

NODE_KEYS = frozenset(story_keys.NODE)
_POOL_KEYS = frozenset(story_keys.POOL)
_GROUP_KEYS = frozenset(story_keys.GROUP)
_LEADS_ON = re.compile(r"^(?:choices|go|ending):(?=\s|$)", re.MULTILINE)
MOST_SHOWN = 20


class Around(NamedTuple):
    """The values that a body inherits from those around it."""

    ways: tuple[Way, ...]
    mood: str
    pov: str
    has_way: bool


class NodeReader:
    """The reader of the nodes of one scene in one file."""

    def __init__(
        self,
        problems: Problems,
        names: Names,
        page: TitlePage,
        pools: dict[str, list[str]],
        scene: Scene,
        memory: Memory,
    ) -> None:
        self.problems = problems
        self.names = names
        self.page = page
        self.pools = pools
        self.scene = scene
        self.understanding = Understanding(problems, names, scene.name, memory)
        self.ways_out = WaysOut(problems, names, scene.name, self.understanding, page.endings, pools)

    def node(self, draft: NodeDraft) -> Node:
        self.understanding.view.here, self.understanding.of_node = draft.name, Memory()
        fields = Fields(self.problems, draft.mapping, NODE_KEYS, "a node")
        around = Around((), self.scene.mood, self.scene.pov, False)
        body = self.body(fields, draft.name, draft.name, around, draft.key)
        fields.filled("when")
        pool = fields.line("pool")
        label = self.label(fields, draft) if pool else ()
        priority = fields.scalar("priority")
        typed = self.understanding.expression(priority, priority.value.strip(), 0, whole(0, 0)) if priority else None
        if not pool:
            for key in ("when", "priority", "label"):
                if fields.get(key) is not None:
                    hint = "give the node a `pool:`, or leave this out"
                    self.problems.complain(
                        UNDECLARED, fields.mapping.keys[key], f"`{key}` is for nodes of a pool", hint
                    )
        return Node(
            name=draft.name,
            scene=draft.scene,
            number=self.names.nodes[draft.name],
            body=body,
            title=fields.line("title"),
            tags=fields.texts("tags"),
            pool=pool,
            when=self.understanding.condition(fields.scalar("when"), draft.name),
            priority=typed.expression if typed else Const(0),
            label=label,
            was=fields.earlier(1, "node", draft.name),
            conditions=self.understanding.taken(),
            needs=read_facts(self.problems, self.names, fields, "needs") if "needs" in fields.values else (),
        )

    def label(self, fields: Fields, draft: NodeDraft) -> Pieces:
        """Return the words that offer a storylet: its label, or else its title. `find_unlabelled` misses them."""
        key = "label" if fields.get("label") is not None else "title"
        return self.understanding.line(fields.scalar(key), draft.name, "label")

    def body(self, fields: Fields, name: str, node: str, around: Around, at: Scalar) -> Body:
        understanding = self.understanding
        fields.filled("go", "ending", "call")
        go = fields.get("go")
        ways = self.ways_out.ways(fields) if go is not None else self.shared(around.ways, at)
        has_way = _says_something(go) or around.has_way
        mood = declared_name(self.problems, self.names, fields, "mood", self.page.moods) or around.mood
        pov = fields.line("pov") or around.pov
        do = StatementReader(understanding, name).under(fields, "do") if "do" in fields.values else ()
        text = understanding.prose(fields.scalar("text"), name) if "text" in fields.values else ()
        veiled = understanding.prose(fields.scalar("veiled"), name, "veiled") if "veiled" in fields.values else ()
        offers = self.offers(fields, node, Around(ways, mood, pov, has_way)) if "choices" in fields.values else ()
        ending = declared_name(self.problems, self.names, fields, "ending", self.page.endings)
        if ending and go is not None:
            message = "a story cannot both end here and go on"
            self.problems.complain(TWO_WAYS, fields.mapping.keys["go"], message, "keep `go:` or `ending:`")
        tried = has_way or _says_something(fields.get("choices")) or fields.get("ending")
        if not (ending or tried or offers or fields.strays):
            hint = self.swallowed(fields.get("text")) or "add `go: node`, `choices:`, or `ending: name`"
            self.problems.complain(NO_WAY_OUT, at, "there is no way on from here", hint)
        call = read_call(fields, understanding, self.ways_out) if "call" in fields.values else None
        note = declared_name(self.problems, self.names, fields, "note", self.page.notes)
        ask = read_question(self.problems, understanding.view, fields) if "ask" in fields.values else None
        place = self.problems.place(at)
        tells = read_facts(self.problems, self.names, fields, "tells") if "tells" in fields.values else ()
        ways = () if ending else ways
        origin = fields.line("origin") if "origin" in fields.values else ""
        return new(
            Body, (name, do, text, veiled, note, ask, call, offers, ending, ways, mood, pov, place, tells, origin)
        )

    def shared(self, ways: tuple[Way, ...], at: Scalar) -> tuple[Way, ...]:
        """Return the ways out that a choice has from around it. Note if the story has too many of them."""
        if self.names.shares_too_much(len(ways)):
            message = f"with this one, choices take over {MOST_SHARED:,} ways from the `go:` around them"
            hint = "let them lead to a node of its own that has this `go:`"
            self.problems.complain(VALUE, at, message, hint)
        return ways

    def swallowed(self, text: Located | None) -> str:
        """Return a hint for a key that is indented too far and so belongs to the text above it."""
        found = _LEADS_ON.search(text.value) if isinstance(text, Scalar) and text.style == "|" else None
        if found is None or not isinstance(text, Scalar):
            return ""
        line = place_in(self.problems.file, text, found.start()).line
        return f"`{found[0]}` in line {line} belongs to the text above it: start it in the same column as `text:`"

    def offers(
        self, fields: Fields, node: str, around: Around, groups: tuple[ChoiceGroup, ...] = ()
    ) -> tuple[Offer, ...]:
        found: list[Offer] = []
        for item in fields.items("choices"):
            if not isinstance(item, Mapping):
                if not isinstance(item, Scalar) or not self.understanding.cut_short(item):
                    hint = short_hint(item) if isinstance(item, Scalar) else ""
                    otherwise = "write it in one of these two forms, after one dash"
                    message = "a choice is `- label: target`, or has `label:` and other keys"
                    self.problems.wrong_shape(item, message, hint, otherwise)
                continue
            meant = choice_as_meant(item)
            if is_group(meant):
                found += self.group(meant, node, around, groups)
                continue
            if "from" in meant.values:
                offer: Offer | None = self.pool(meant)
            else:
                offer = self.choice(meant, self.names.ids.get(id(item)), node, around)
            if offer is not None:
                found.append(offer._replace(groups=groups) if groups else offer)
        return tuple(found)

    def group(self, item: Mapping, node: str, around: Around, groups: tuple[ChoiceGroup, ...]) -> tuple[Offer, ...]:
        """Return the offers of a group of choices. They know the groups around them."""
        fields = Fields(self.problems, item, _GROUP_KEYS, "a group of choices")
        fields.filled("if", "choices")
        scalar = fields.scalar("if")
        if scalar is None:
            if "if" not in fields.values and not fields.strays:
                hint = "write `if: condition` beside it; a choice with choices of its own needs a `label:`"
                self.problems.complain(MISSING, fields.mapping.keys["choices"], "this group has no `if:`", hint)
            return self.offers(fields, node, around, groups)
        name = str(self.problems.place(scalar))
        test = self.understanding.condition(scalar, name)
        if test is not None and draws(test):
            message = "the dice cannot be drawn here, since the reader sees the group or not"
            self.problems.complain(DRAW, scalar, message, "draw in a `do:` and keep the result in state")
        inside = groups if test is None else (*groups, ChoiceGroup(name, test))
        return self.offers(fields, node, around, inside)

    def pool(self, item: Mapping) -> Pool | None:
        fields = Fields(self.problems, item, _POOL_KEYS, "an offer from a pool")
        return read_pool(self.problems, self.names, fields, self.pools, fields.whole("show", 1, 1, MOST_SHOWN))

    def choice(self, item: Mapping, identity: Scalar | None, node: str, around: Around) -> Choice | None:
        short = short_form(item)
        at = short or item.values.get("label")
        if not isinstance(at, Scalar) or not at.value.strip():
            self.problems.complain(NO_LABEL, item, "a choice needs a `label:`", _hint_for_label(item))
            return None
        if short and is_else(short):
            note_else(self.problems, item, short)
            return None
        if identity is None:
            self.problems.complain(NEEDS_ID, at, "no id can be made from this label", "write `id: name` beside it")
            return None
        name = f"{node}.{identity.value}"
        label = self.understanding.line(at, name, "label")
        if item.values.get("id") is None and not is_fixed(label):
            self.problems.complain(NEEDS_ID, at, "a label that varies needs an `id:`", varying_hint(at.value))
        elif item.values.get("id") is not None:
            self.problems.name(identity, "a choice", alone=False)
        if short:
            body = short_body(self.problems, self.ways_out, item, name, around.mood, around.pov)
            return Choice(
                id=identity.value,
                name=name,
                label=label,
                test=None,
                locked=None,
                once="",
                body=body,
                place=body.place,
            )
        fields = Fields(self.problems, item, CHOICE_KEYS, "a choice")
        return self.long_choice(fields, identity.value, node, label, around, at)

    def long_choice(
        self, fields: Fields, identity: str, node: str, label: Pieces, around: Around, at: Scalar
    ) -> Choice:
        name = f"{node}.{identity}"
        fields.filled("if", "locked")
        once = _once(fields) if "once" in fields.values else ""
        gone = self.gone(once, name) if once else -1
        locked = fields.scalar("locked")
        test = self.understanding.condition(fields.scalar("if"), name)
        reason = self.understanding.line(locked, name, "locked") if locked else None
        body = self.body(fields, name, node, around, at)
        was, title, tags = fields.earlier(0, "choice", name), fields.line("title"), fields.texts("tags")
        needs = read_facts(self.problems, self.names, fields, "needs") if "needs" in fields.values else ()
        place, groups = body.place, ()  # `offers` adds the groups
        each = (identity, name, label, test, reason, once, body, place, was, title, tags, needs, groups, gone)
        return new(Choice, each)

    def gone(self, once: Literal["ever", "visit"], choice: str) -> int:
        """Return the slot that hides a choice after it was taken."""
        return self.names.taken_slot(choice) if once == "ever" else self.names.visit_slot(choice)


def _hint_for_label(item: Mapping) -> str:
    """Return what to write in a choice without a label."""
    go = item.values.get("go")
    if "if" in item.values and "choices" in item.values:
        return "write `- label: ...`; a group of choices has only `if:` and `choices:`"
    if isinstance(go, Scalar) and "label" not in item.values:
        return f"write `label: words`; to go on without a choice, write `go: {go.value}` beside `choices:`"
    return "`- label: ...`, or `- words: target`"


def _once(fields: Fields) -> Literal["", "ever", "visit"]:
    """Return how often a choice can be taken."""
    scalar = fields.scalar("once")
    if scalar is not None and scalar.value == "visit":
        return "visit"
    return "ever" if fields.truth("once", "`true`, `false` or `visit`") else ""


def _says_something(value: Located | None) -> bool:
    """Return whether there is a value that is more than an empty list."""
    return value is not None and not (isinstance(value, Sequence) and not value.items)
