"""The fields of one mapping. Reading them notes a mistake for everything of the wrong shape."""

import re

from branchlight.compiler.compiler_codes import BAD_NAME, MISSING, SHAPE, VALUE
from branchlight.compiler.problems import NAME_HINT, Problems, is_name
from branchlight.compiler.unknown_keys import as_meant, note_unknown_key
from branchlight.source.bracketed import bracketed, inside
from branchlight.source.characters import REPLACEMENT
from branchlight.source.did_you_mean import near
from branchlight.source.guess import Guess
from branchlight.source.lines import line_at
from branchlight.source.located import Located, Mapping, Scalar, Sequence
from branchlight.source.prose_traps import not_text
from branchlight.source.scalars import resolve
from branchlight.source.trouble import ITEM

_TRUTHS = {"yes": "true", "on": "true", "1": "true", "no": "false", "off": "false", "0": "false"}


class Fields:
    """One mapping, in which only the keys in `known` have a meaning. `strays` means that it has others.

    A key that is clearly misspelt is reported, and read as what was meant.
    """

    __slots__ = ("mapping", "problems", "strays", "values")

    def __init__(self, problems: Problems, mapping: Mapping, known: frozenset[str], what: str) -> None:
        self.problems = problems
        self.strays = not known.issuperset(mapping.values)
        self.mapping = as_meant(mapping, known) if self.strays else mapping
        self.values = self.mapping.values
        if problems.log is not None:
            for key in known.intersection(mapping.keys):
                if mapping.keys[key].value == key:  # else it is misspelt, and read as this one
                    problems.use("key", f"{what}: {key}", mapping.keys[key])
        if self.strays:
            torn = what == "a title page" and "node" in mapping.values
            if torn:
                message = "the title page ends before the first node"
                hint = "put a line of three dashes (---) before the node"
                problems.complain(SHAPE, mapping.keys["node"], message, hint)
            for key in mapping.values:
                if key not in known and not torn:
                    note_unknown_key(problems, self.mapping, self.mapping.keys[key], known, what)

    def get(self, key: str) -> Located | None:
        return self.values.get(key)

    def filled(self, *keys: str) -> None:
        """Note each of these keys that is present without a value."""
        for key in keys:
            if key not in self.values:
                continue
            value = self.values[key]
            if isinstance(value, Scalar) and not value.value and not value.style and not self._is_refused(value):
                message = f"`{key}:` is empty"
                self.problems.complain(MISSING, self.mapping.keys[key], message, "fill it in, or delete it")

    def _is_refused(self, empty: Scalar) -> bool:
        """Return whether an empty value is only what YAML leaves of something like `!lantern`, which is reported."""
        return line_at(self.problems.file.text, empty.line)[empty.column - 1 :].startswith(("!", "&"))

    def scalar(self, key: str) -> Scalar | None:
        """Return the value of a key as a scalar. An empty one counts as missing."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, Scalar):
            if not (isinstance(value, Mapping) and REPLACEMENT in value.values):  # that has been reported
                self.problems.note(bracketed(self.problems.file, key, value) or not_text(self.problems.file, value))
            return None
        return value if value.value or value.style else None

    def text(self, key: str, otherwise: str = "") -> str:
        scalar = self.scalar(key)
        return otherwise if scalar is None else scalar.value.strip()

    def line(self, key: str, otherwise: str = "") -> str:
        """Return a text in one line, with its line breaks as spaces."""
        if key not in self.values:
            return otherwise
        return " ".join(self.text(key, otherwise).split())

    def whole(self, key: str, otherwise: int, low: int, high: int) -> int:
        scalar = self.scalar(key)
        if scalar is None:
            return otherwise
        value = resolve(scalar)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            message = f"`{key}` needs a whole number from {low:,} to {high:,}"
            self.problems.complain(VALUE, scalar, message, "write the number alone, in digits")
            return otherwise
        return value

    def truth(self, key: str, needed: str = "`true` or `false`") -> bool:
        scalar = self.scalar(key) if key in self.values else None
        if scalar is None:
            return False
        value = resolve(scalar)
        if not isinstance(value, bool):
            hint = _TRUTHS.get(scalar.value.lower(), "")
            hint = (
                Guess(f"write `{hint}`", scalar.value, hint)
                if hint
                else near(scalar.value, re.findall(r"`(\w+)`", needed))
            )
            self.problems.complain(VALUE, scalar, f"`{key}` needs {needed}", hint or "write one of them")
        return value is True

    def one_of(self, key: str, words: tuple[str, ...], otherwise: str) -> str:
        scalar = self.scalar(key)
        if scalar is None:
            return otherwise
        if scalar.value not in words:
            hint = near(scalar.value, list(words)) or "write one of them"
            self.problems.complain(VALUE, scalar, f"`{key}` is one of: {', '.join(w for w in words if w)}", hint)
            return otherwise
        return scalar.value

    def items(self, key: str) -> list[Located]:
        """Return the items of a list; a single scalar counts as a list of one."""
        value = self.values.get(key)
        if isinstance(value, Sequence):
            return value.items
        if isinstance(value, Scalar):
            return [value] if value.value or value.style else []
        if value is not None:
            bare = inside(value)
            hint = f"leave out the braces: `{key}: {bare}`" if bare else ITEM
            self.problems.wrong_shape(value, f"`{key}` needs a list", hint)
        return []

    def words(self, key: str) -> list[Scalar]:
        """Return the items of a list that are scalars, and note all others."""
        if key not in self.values:
            return []
        found: list[Scalar] = []
        for item in self.items(key):
            if isinstance(item, Scalar):
                found.append(item)
            else:
                self.problems.wrong_shape(item, f"`{key}` needs a list of texts", otherwise="write `[one, two]`")
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of such a list's items."""
        return tuple([word.value for word in self.words(key)]) if key in self.values else ()

    def mapping_of(self, key: str) -> list[tuple[Scalar, Located]]:
        """Return the entries of a mapping by name, such as `voices:`. Note and skip those that cannot be names."""
        value = self.values.get(key)
        if value is None or (isinstance(value, Scalar) and not value.value):
            return []
        if not isinstance(value, Mapping):
            cramped = isinstance(value, Scalar) and re.match(r"([^\W\d]\w*)(?::| ?= ?)(\S+)", value.value)
            hint = (
                f"a name has a colon and a space after it: `{cramped[1]}: {cramped[2]}`" if cramped else _named(value)
            )
            self.problems.wrong_shape(value, f"`{key}` needs names with their values", hint)
            self.problems.unread.add(key)
            return []
        named = [(value.keys[name], entry) for name, entry in value.values.items()]
        found = [(name, entry) for name, entry in named if self.problems.name(name, key)]
        if len(found) < len(named):
            self.problems.unread.add(key)
        return found

    def earlier(self, most_dots: int = 0, kind: str = "", name: str = "") -> tuple[str, ...]:
        """Return the names under `was:`. Those of nodes may follow the name of their scene, with a dot.

        `kind` and `name` say for the log of uses what was called so.
        """
        if "was" not in self.values:
            return ()
        words = self.words("was")
        for word in words:
            if kind:
                self.problems.use(kind, name, word, "earlier")
            parts = word.value.split(".")
            if len(parts) > most_dots + 1 or not all(is_name(part) for part in parts):
                self.problems.complain(BAD_NAME, word, f"`{word.value}` was never a name here", NAME_HINT)
        return tuple([word.value for word in words])


def _named(value: Located) -> str:
    """Return a hint for names in a list, without values."""
    first = value.items[0] if isinstance(value, Sequence) and value.items else None
    if isinstance(first, Mapping) and len(first.values) == 1:
        return f"leave out each `- `: `{next(iter(first.values))}: ...`"
    name = first.value if isinstance(first, Scalar) and is_name(first.value) else "name"
    return f"write each name with a colon and its value, and without `- ` or `[`: `{name}: ...`"
