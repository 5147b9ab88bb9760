"""The nodes of a story, their choices, and their ways out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, TypeAlias

from .answers import Ask, number_asked, text_asked, value_asked
from .declarations import Book, known
from .expressions import Compiler
from .prose import Prose
from .statements import given, statement
from .syntax import parse
from .values import Change, Run
from .world import World
from .yaml_core import Scalar, Tree

NODE_KEYS_TEXT = (
    "node title tags text choices go call ask do ending mood pov pool when priority label note veiled "
    "tells needs was takes origin"
)
NODE_KEYS = set(NODE_KEYS_TEXT.split())
CHOICE_KEYS_TEXT = (
    "label id if locked once do text veiled note ask call go choices ending mood pov title tags needs tells was origin"
)
CHOICE_KEYS = set(CHOICE_KEYS_TEXT.split())


@dataclass(eq=False)
class Way:
    """One way out: to a node, to one of a pool, or back."""

    condition: Run | None
    node: str = ""
    pool: str = ""


@dataclass(eq=False)
class Call:
    """A call of a node, with values for its parameters."""

    node: str
    given: dict[str, Run]


@dataclass(eq=False)
class Pool:
    """A place where nodes of a pool are offered."""

    name: str
    show: int


@dataclass(eq=False)
class Together:
    """Choices with one condition."""

    condition: Run
    entries: list[Entry]


@dataclass(eq=False)
class Body:
    """What nodes and choices have, in the order of play."""

    do: list[Change]
    text: Prose | None
    veiled: Prose | None
    note: str
    ask: Ask | None
    call: Call | None
    entries: list[Entry]
    ending: str | None
    ways: list[Way]
    label: Prose | None


@dataclass(eq=False)
class Choice(Body):
    """A choice of the reader; `key` is its full name."""

    id: str
    key: str
    condition: Run | None
    locked: Prose | None
    once: object


@dataclass(eq=False)
class Node(Body):
    """A node, and when its pool offers it."""

    name: str
    pool: str | None
    when: Run | None
    priority: Run


Entry: TypeAlias = Choice | Together | Pool


class NodeReader:
    """A reader of one node."""

    def __init__(self, book: Book, scene: str, tree: Tree) -> None:
        """Keep where names are looked up."""
        known(tree, NODE_KEYS)
        self.book = book
        self.scene = scene
        self.tree = tree
        self.name = f"{scene}.{tree['node']}"
        self.compiler = Compiler(book, scene, self.name)
        self.choices: set[str] = set()

    def node(self) -> Node:
        """Read the node."""
        tree = self.tree
        return Node(
            **self._body(tree, []),
            label=self._prose(tree.get("label", tree.get("title"))),
            name=self.name,
            pool=text_of(tree["pool"]) if "pool" in tree else None,
            when=self._condition(tree.get("when")),
            priority=self.compiler.number(parse(text_of(tree.get("priority", "0")))),
        )

    def _body(self, tree: Tree, around: list[Way]) -> dict[str, Any]:
        """Read what a node or a choice has; `around` are the ways of the nearest body around it that has some."""
        if "ending" in tree and "go" in tree:
            raise ValueError(f"an ending and ways: {tree}")
        nearest = self._ways(tree["go"]) if "go" in tree else around
        return {
            "do": self._do(tree.get("do", [])),
            "text": self._prose(tree.get("text")),
            "veiled": self._prose(tree.get("veiled")),
            "note": tree.get("note") or "",
            "ask": self._ask(tree["ask"]) if "ask" in tree else None,
            "call": self._call(tree["call"]) if "call" in tree else None,
            "entries": [self._entry(one, nearest) for one in tree.get("choices", [])],
            "ending": self._ending(tree),
            "ways": nearest,
        }

    def _prose(self, tree: Tree) -> Prose | None:
        return None if tree is None else Prose(text_of(tree), self.compiler)

    def _condition(self, tree: Tree) -> Run | None:
        return None if tree is None else self.compiler.condition(text_of(tree))

    def _target(self, tree: Tree) -> str:
        return self.book.node_name(text_of(tree), self.scene)

    def _ending(self, tree: Tree) -> str | None:
        name = text_of(tree["ending"]) if "ending" in tree else None
        if name is not None and name not in self.book.endings:
            raise ValueError(f"there is no ending {name}")
        return name

    # Statements, calls and ways

    def _do(self, tree: Tree) -> list[Change]:
        return [self._statement(one) for one in (tree if isinstance(tree, list) else [tree])]

    def _statement(self, tree: Tree) -> Change:
        if isinstance(tree, Scalar):
            return statement(self.compiler, tree)
        known(tree, {"if", "do", "else"})
        test = self.compiler.condition(text_of(tree["if"]))
        yes, no = self._do(tree["do"]), self._do(tree.get("else", []))

        def change(world: World) -> None:
            for one in yes if test(world) else no:
                one(world)

        return change

    def _call(self, tree: Tree) -> Call:
        if isinstance(tree, Scalar):
            tree = {"to": tree}
        known(tree, {"to", "with"})
        node = self._target(tree["to"])
        keys = self.book.parameters[node]
        values = tree.get("with", {})
        return Call(node, {keys[name]: given(self.compiler, keys[name], text_of(values[name])) for name in values})

    def _ways(self, tree: Tree) -> list[Way]:
        if isinstance(tree, Scalar):
            tree = {"to": tree}
        return [self._way(way) for way in (tree if isinstance(tree, list) else [tree])]

    def _way(self, tree: Tree) -> Way:
        known(tree, {"if", "to", "from"})
        condition = self._condition(tree.get("if"))
        if "from" in tree:
            return Way(condition, pool=text_of(tree["from"]))
        return Way(condition) if tree["to"] == "back" else Way(condition, node=self._target(tree["to"]))

    # Choices

    def _entry(self, tree: Tree, around: list[Way]) -> Entry:
        if len(tree) == 1 and not set(tree) & (CHOICE_KEYS | {"from"}):
            ((label, target),) = tree.items()
            return self._choice({"label": label, "go": target}, around)
        if "from" in tree:
            known(tree, {"from", "show"})
            return Pool(text_of(tree["from"]), tree["show"].value if "show" in tree else 1)
        if "label" in tree:
            return self._choice(tree, around)
        known(tree, {"if", "choices"})
        test = self.compiler.condition(text_of(tree["if"]))
        return Together(test, [self._entry(one, around) for one in tree["choices"]])

    def _choice(self, tree: Tree, around: list[Way]) -> Choice:
        known(tree, CHOICE_KEYS)
        name = text_of(tree["id"]) if "id" in tree else identity(tree["label"])
        if name in self.choices:
            raise ValueError(f"two choices of {self.name} are called {name}")
        self.choices.add(name)
        once = tree["once"].value if "once" in tree else False
        if once not in (True, False, "visit"):
            raise ValueError(f"cannot read once: {once}")
        return Choice(
            **self._body(tree, around),
            label=self._prose(tree["label"]),
            id=name,
            key=f"{self.name}.{name}",
            condition=self._condition(tree.get("if")),
            locked=self._prose(tree.get("locked")),
            once=once,
        )

    # Questions

    def _ask(self, tree: Tree) -> Ask:
        known(tree, {"into", "number", "label", "length", "min", "max", "among", "else"})
        name = text_of(tree["number"] if "number" in tree else tree["into"])
        key = self.compiler.declared_name(name)
        if key is None:
            raise ValueError(f"there is no {name}")
        label = Prose(tree.get("label", self.book.labels.get(key, name.replace("_", " "))), self.compiler)
        if "number" in tree:
            return number_asked(key, label, tree, self.book.declared[key])
        return value_asked(key, label, tree) if "among" in tree else text_asked(key, label, tree)


def text_of(tree: Tree) -> str:
    """Return a scalar as text."""
    if not isinstance(tree, str):
        raise ValueError(f"expected a text: {tree!r}")
    return str(tree)


def identity(label: str) -> str:
    """Return the id of a choice, made from its words."""
    made = "_".join(re.findall(r"\w+", re.sub("['’]", "", label.lower()))).strip("_")
    if not made:
        raise ValueError(f"cannot make an id from {label!r}")
    return "_" + made if made[0].isdigit() else made
