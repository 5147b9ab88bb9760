"""The ways out of a body, and the nodes that they name."""

import re
from collections.abc import Container

from branchlight.compiler import story_keys
from branchlight.compiler.compiler_codes import MISSING, NO_NODE, TWO_WAYS, UNKNOWN_KEY
from branchlight.compiler.fields import Fields
from branchlight.compiler.named_parts import node_parts
from branchlight.compiler.names import Names
from branchlight.compiler.node_hints import node_hint
from branchlight.compiler.pools import read_pool
from branchlight.compiler.problems import Problems
from branchlight.compiler.understanding import Understanding
from branchlight.model.story import BACK, Way
from branchlight.source import new
from branchlight.source.located import Mapping, Scalar

_WAY_KEYS = frozenset(story_keys.WAY)
_SIDES = re.compile(r"[?~&!]* *([\w.]+) *\| *([\w.]+)")
_ELSE = frozenset(("else", "otherwise", "default"))


class WaysOut:
    """The reader of the ways out of bodies in one scene of one file."""

    def __init__(
        self,
        problems: Problems,
        names: Names,
        scene: str,
        understanding: Understanding,
        endings: Container[str],
        pools: dict[str, list[str]],
    ) -> None:
        self.problems = problems
        self.endings = endings
        self.pools = pools
        self.names = names
        self.scene = scene
        self.understanding = understanding

    def ways(self, fields: Fields) -> tuple[Way, ...]:
        value = fields.get("go")
        if isinstance(value, Scalar):
            return (new(Way, (None, self.target(value), self.problems.place(value), None)),)
        if isinstance(value, Mapping) and (hint := _as_list(value)):
            self.problems.wrong_shape(value, "`go` needs a list", hint)
            return ()
        found: list[Way] = []
        for item in fields.items("go"):
            if isinstance(item, Mapping) and self.is_else(item):
                continue
            way = self.way(item) if isinstance(item, Mapping) else None
            if way is not None:
                found.append(way)
            if not isinstance(item, Mapping):
                hint = f"write `go: {item.value}`, or `- to: {item.value}`" if isinstance(item, Scalar) else ""
                message = "`go:` is a node, or a list of `- {if: ..., to: node}`"
                self.problems.wrong_shape(item, message, hint, "write it in one of these two forms, after one dash")
        return tuple(found)

    def way(self, item: Mapping) -> Way | None:
        """Return one way of a list."""
        inner = Fields(self.problems, item, _WAY_KEYS, "a way out")
        inner.filled("if", "from")
        pool = read_pool(self.problems, self.names, inner, self.pools)
        to = inner.scalar("to")
        if "from" in inner.values and to is not None:
            message = "a way out leads to a node (`to:`) or to a pool (`from:`)"
            self.problems.complain(TWO_WAYS, inner.mapping.keys["from"], message, "keep one of the two")
        if to is None and "from" not in inner.values:
            if not inner.strays:
                hint = "write `- {if: condition, to: node}`, or `- {to: node}` for the last"
                self.problems.complain(MISSING, item, "a way out needs `to: node`", hint)
            return None
        place = pool.place if pool is not None else self.problems.place(to or item)
        test = self.understanding.condition(inner.scalar("if"), str(place))
        return Way(test, self.target(to), place, pool)

    def is_else(self, item: Mapping) -> bool:
        """Return whether this is a last way as other languages write it, after noting that."""
        word = next((key for key in item.values if key.lower() in _ELSE), "")
        if word:
            to = item.values[word]
            hint = f"the last way has no condition: `- to: {to.value if isinstance(to, Scalar) else 'node'}`"
            self.problems.complain(UNKNOWN_KEY, item.keys[word], f"`{word}` is not a key of a way out", hint)
        return bool(word) or self.is_cramped(item)

    def is_cramped(self, item: Mapping) -> bool:
        """Return whether this is `if met: end`, or `met: end`, after noting that."""
        (key, to), *more = item.values.items() or [("", item)]
        if more or key in _WAY_KEYS or not isinstance(to, Scalar) or self.names.node(to.value, self.scene) is None:
            return False
        condition = key.removeprefix("if ").strip()
        hint = f"write `- {{if: {condition}, to: {to.value}}}`"
        self.problems.complain(UNKNOWN_KEY, item.keys[key], f"`{key}` is not a key of a way out", hint)
        return True

    def target(self, scalar: Scalar | None) -> str:
        """Return the full name of the node that a scalar names. If there is none, note that and return ""."""
        if scalar is None or not (scalar.value or scalar.style):
            return ""
        if scalar.value == BACK:
            return BACK
        full = self.names.node(scalar.value, self.scene)
        if full is None and scalar.value.split(".")[-1] not in self.names.torn:
            known, file = self.understanding.view.known("node"), self.problems.file.name
            hint = node_hint(scalar.value, known, self.endings, self.names.headless, file)
            hint = hint or "write a node of this name, or name another"
            self.problems.complain(NO_NODE, scalar, f"there is no node `{scalar.value}`", hint)
        if full is not None:
            self.problems.use_parts(scalar, node_parts(full, scalar.value))
        return full or ""


def _as_list(value: Mapping) -> str:
    """Return a hint for `go: {if: met, to: a, else: b}` and `go: {? a | b}`; "" for any other mapping."""
    words = {key: each.value for key, each in value.values.items() if isinstance(each, Scalar)}
    if len(words) == 1 and (sides := _SIDES.fullmatch(next(iter(words)))):
        return f"write `go: [{{if: chance(50), to: {sides[1]}}}, {{to: {sides[2]}}}]`"
    other = next((words[key] for key in words if key.lower() in _ELSE), "")
    if other and words.get("if") and words.get("to"):
        return f"write `go: [{{if: {words['if']}, to: {words['to']}}}, {{to: {other}}}]`"
    return ""
