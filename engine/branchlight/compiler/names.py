"""All names of a story while it is being compiled, and the slots that its expressions need."""

from collections.abc import Collection, Iterable
from zlib import crc32

from branchlight.language.language_codes import TOO_COMPLEX
from branchlight.language.mistake import FOLLOW_UP, Mistake, MistakeError
from branchlight.language.scope import Named, Typed
from branchlight.language.traits import value_of_trait
from branchlight.language.types import HIGHEST, TRUTH, Type, whole
from branchlight.model.statements import Assign
from branchlight.model.story import Formula, Slot
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.did_you_mean import Patience
from branchlight.source.located import Scalar
from branchlight.source.place import Place

MOST_ADDED = 1_000_000  # the most parts that formulas add to a story: each expression holds its formulas written out
MOST_SHARED = 400_000
"""The most ways out, besides the first of each list, that choices have from around them. Each choice has a copy."""


class Names:
    """The names of a story. The first pass over the files fills them, and the second uses them.

    `choices` holds the id of each choice by its full name. `ids` holds it by the identity of the choice's mapping,
    which the drafts keep alive. `used` collects what some part of the story names. `parents` holds the declared
    names that another name uses: `nan.they` uses `nan`. `groups` have the members of each group, as the type of one
    of them, and `renamed` has the names of members by earlier ones. `derived` are the formulas that declarations of
    state and words make. `parameters` has those of each node, with the statements that give them their first
    values, and `declared` their names by their full names. `torn` are nodes in parts of a file that could not be
    read. `is_english` says whether English is the story's language, and `foreign` warns if it is not. `told` and
    `needed` have the facts of `tells` and `needs`, each with its first place. `unclear` are the values that are
    declared wrongly, so that their types are unknown. `headless` has the file of each node of the scene `main` that
    is neither on the title page's file nor after a header. `dated` are the pools each of whose nodes has a slot for its
    last visit. `glued` says whether some text has glue, and
    `asked_for_choices` whether an expression has named a choice.
    """

    def __init__(self) -> None:
        self.slots: list[Slot] = []
        self.variables: dict[str, tuple[int, Type]] = {}
        self.values: dict[str, Typed] = {}
        self.nodes: dict[str, int] = {}
        self.places: dict[str, Place] = {}
        self.choices: dict[str, Scalar] = {}
        self.endings: dict[str, int] = {}
        self.voices: dict[str, None] = {}
        self.visits: dict[str, int] = {}
        self.last: dict[str, int] = {}
        self.taken: dict[str, int] = {}
        self.visit: dict[str, int] = {}
        self.texts: dict[str, int] = {}
        self.ids: dict[int, Scalar] = {}
        self.torn: set[str] = set()
        self.unclear: set[str] = set()
        self.headless: dict[str, str] = {}
        self.used: set[tuple[str, str]] = set()
        self.groups: dict[str, Type] = {}
        self.renamed: dict[str, str] = {}
        self.derived: dict[str, Formula] = {}
        self.declared: dict[str, Scalar] = {}
        self.parameters: dict[str, dict[str, Assign]] = {}
        self.parents: dict[str, tuple[str, ...]] = {}
        self.patience = Patience()
        self.told: dict[str, Place] = {}
        self.needed: dict[str, Place] = {}
        self.added = self.shared = 0
        self.is_english = True
        self.foreign: Diagnostic | None = None
        self.glued = False
        self.asked_for_choices = False
        self.dated: set[str] = set()

    def note_foreign(self, warning: Diagnostic) -> None:
        """Keep the warning of what follows the rules of English, if it is the first in the files.

        Files come in order, but the texts of one node need not.
        """
        first = self.foreign
        if first is None or (warning.place.file == first.place.file and warning.place < first.place):
            self.foreign = warning

    def too_much(self, parts: int, text: str) -> Mistake | None:
        """Add the parts that formulas add to an expression of so many parts, written as `text`.

        Return the mistake, once, when they exceed the limit for the story.
        """
        before = self.added
        self.added += max(0, parts - len(text))
        if not before <= MOST_ADDED < self.added:
            return None
        message = f"with this one, the story's formulas have over {MOST_ADDED:,} parts when they are written out"
        return Mistake(TOO_COMPLEX, message, 0, len(text), "keep their values in state")

    def shares_too_much(self, ways: int) -> bool:
        """Count the ways out that a choice has from around it. Return whether they exceed the limit, once."""
        before = self.shared
        self.shared += max(0, ways - 1)
        return before <= MOST_SHARED < self.shared

    def node(self, name: str, scene: str) -> str | None:
        """Return the full name of a node, named as seen from a scene."""
        full = name if "." in name else f"{scene}.{name}"
        return full if full in self.nodes else None

    def choice(self, name: str, scene: str) -> str | None:
        self.asked_for_choices = True
        full = name if name.count(".") >= 2 else f"{scene}.{name}"
        return full if full in self.choices else None

    def index(self, node: str) -> int:
        return self.nodes[node]

    def visits_slot(self, node: str) -> int:
        return self._slot(self.visits, node, Slot(f"visits {node}", "visits", whole(0, HIGHEST), 0))

    def last_slot(self, node: str) -> int:
        return self._slot(self.last, node, Slot(f"last {node}", "last", whole(-1, HIGHEST), -1))

    def taken_slot(self, choice: str) -> int:
        return self._slot(self.taken, choice, Slot(f"taken {choice}", "taken", TRUTH, 0))

    def visit_slot(self, choice: str) -> int:
        """Return the slot that remembers a choice until the reader leaves its node."""
        return self._slot(self.visit, choice, Slot(f"visit {choice}", "visit", TRUTH, 0))

    def text_slot(self, body: str, kind: str, options: int, source: str) -> int:
        """Return the slot of a series. Its name is a digest of its source, so that its neighbours may change."""
        stem = f"text {body} {crc32(source.encode()):08x}"
        count = self.texts.get(stem, 0)
        self.texts[stem] = count + 1
        # A shuffle holds no bit after all are dealt, so that its slot never holds all of them. A deal keeps them.
        every = (1 << options) - 1
        high = {"once": options, "shuffle": max(0, every - 1), "deal": every}.get(kind, options - 1)
        self.slots.append(Slot(f"{stem} {count}" if count else stem, "text", whole(0, high), 0))
        return len(self.slots) - 1

    def _slot(self, known: dict[str, int], name: str, slot: Slot) -> int:
        index = known.get(name)
        if index is None:
            index = known[name] = len(self.slots)
            self.slots.append(slot)
        return index


class View:
    """The names as seen from one node of a scene; see `branchlight.language.scope.Scope`.

    `depends_on_scene` and `depends_on_node` are set by a request for a name that may mean something else in another
    scene, or in another node. `here` is the full name of the node; "" if it is the title page. `noted` receives the
    names that expressions use; None if there is no log of uses.
    """

    def __init__(self, names: Names, scene: str, may_draw: bool = True, promising: bool = False) -> None:
        self.names = self.records = names
        self.scene = scene
        self.may_draw = may_draw
        self.promising = promising
        self.depends_on_scene = False
        self.depends_on_node = False
        self.here = ""
        self.noted: list[Named] | None = None

    def full(self, name: str) -> str:
        """Return the full name of a parameter as it is named here; any other name as it is."""
        values = self.names.values
        if name in values or not self.names.parameters:
            return name
        if "." in name:
            full, self.depends_on_scene = f"{self.scene}.{name}", True
        else:
            full, self.depends_on_node = f"{self.here}.{name}", True
        return full if full in values else name

    def value(self, name: str) -> Typed | None:
        names = self.names
        found = names.values.get(name)
        if found is None or name in names.unclear:
            return self.declared(name) if "." not in name else value_of_trait(name, self.declared)
        names.used.add(("value", name))
        return found

    def declared(self, name: str) -> Typed | None:
        name = self.full(name)
        self.be_clear(name)
        found = self.names.values.get(name)
        if found is not None:
            self.names.used.add(("value", name))
        return found

    def variable(self, name: str) -> tuple[int, Type] | None:
        name = self.full(name)
        self.be_clear(name)
        found = self.names.variables.get(name)
        if found is not None:
            self.names.used.add(("value", name))
        return found

    def group(self, name: str) -> Type | None:
        self.be_clear(name)
        found = self.names.groups.get(name)
        if found is not None:
            self.names.used.add(("value", name))
        return found

    def be_clear(self, name: str) -> None:
        """Raise the mistake that nobody reports if a value is declared wrongly: that is reported there."""
        if name in self.names.unclear:
            raise MistakeError(FOLLOW_UP)

    def is_unclear(self, name: str) -> bool:
        """Return whether a value is declared wrongly."""
        return self.full(name) in self.names.unclear

    def declares(self, name: str) -> bool:
        """Return whether a name means a value here, without using it."""
        values = self.names.values
        is_value = value_of_trait(name, lambda name: values.get(self.full(name))) is not None
        return is_value or self.is_unclear(name)

    def holders(self, word: str) -> list[tuple[str, Type]]:
        names = self.names
        found = [(name, type_) for name, (_, type_) in names.variables.items() if word in type_.names]
        counted = [(name, each.type) for name, each in names.values.items() if each.type.kind == "counts"]
        return found + [(name, type_) for name, type_ in counted if word in type_.names]

    def node(self, name: str) -> str | None:
        self.depends_on_scene = True
        return self.names.node(name, self.scene)

    def choice(self, name: str) -> str | None:
        self.depends_on_scene = True
        return self.names.choice(name, self.scene)

    def ending(self, name: str) -> int | None:
        return self.names.endings.get(name)

    def note(self, named: Named) -> None:
        if self.noted is not None:
            self.noted.append(named)

    def known(self, kind: str) -> Iterable[str]:
        names = self.names
        if kind == "group":
            return list(names.groups)
        if kind == "value" and self.here in names.parameters:
            self.depends_on_node = True
            return [*names.parameters[self.here], *names.patience.among(names.values)]
        if kind in ("value", "ending"):
            named: Collection[str] = names.values if kind == "value" else names.endings
            return names.patience.among(named)
        self.depends_on_scene = True
        full = names.nodes if kind == "node" else names.choices
        if not names.patience.lasts(2 * len(full)):
            return ()
        own = f"{self.scene}."
        return [*(name.removeprefix(own) for name in full if name.startswith(own)), *full]
