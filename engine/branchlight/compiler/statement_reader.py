"""The statements of bodies, under `do:`, and the conditions among them."""

from collections.abc import Iterable

from branchlight.compiler import story_keys
from branchlight.compiler.compiler_codes import MISSING
from branchlight.compiler.fields import Fields
from branchlight.compiler.understanding import Understanding
from branchlight.compiler.unknown_keys import as_meant
from branchlight.language.balanced import halved
from branchlight.language.expression import Expression
from branchlight.language.mistake import Mistake
from branchlight.model.statements import Assign, Conditional, Statement
from branchlight.source.located import Located, Mapping, Scalar, Sequence
from branchlight.source.prose_traps import split_item

_KEYS = frozenset(story_keys.STATEMENT)
_ELSE_IF = frozenset(("elif", "else if", "elseif", "elsif"))
_ELSE = frozenset(("else", "otherwise"))
_SHAPE = "a statement is a text such as `trust += 1`, or has `if:` and `do:`"


class StatementReader:
    """The reader of the statements of one body."""

    def __init__(self, understanding: Understanding, body: str) -> None:
        self.understanding = understanding
        self.problems = understanding.problems
        self.body = body
        self.conditions = 0

    def under(self, fields: Fields, key: str) -> tuple[Statement, ...]:
        """Return the statements under a key: one, or a list of them."""
        value = fields.get(key)
        return self.all([value] if isinstance(value, Mapping) else fields.items(key))

    def all(self, items: Iterable[Located]) -> tuple[Statement, ...]:
        done: list[Statement] = []
        torn = False
        for item in items:
            if not isinstance(item, Scalar):
                statement: Statement | None = self.conditional(item)
            elif torn:  # the rest of an item that a comma split
                torn = ")" not in item.value
                continue
            else:
                statement, torn = self.assigned(item)
            if statement is not None:
                done.append(statement)
        return tuple(done)

    def assigned(self, item: Scalar) -> tuple[Statement | None, bool]:
        """Return an assignment, or one of several, under conditions that say which; and whether a comma split it."""
        found = self.understanding.assignments(item)
        if isinstance(found, Mistake):
            return None, self.is_torn(item, found)
        if found.which is None:
            return found.each[0], False
        return self.one_of(found.which, found.each, 0, " ".join(item.value.split())), False

    def one_of(self, which: Expression, each: tuple[Assign, ...], first: int, written: str) -> Statement:
        """Return the assignment that has the number `which`, counted from `first`, as a balanced tree of conditions."""
        if len(each) == 1:
            return each[0]
        self.conditions += 1
        name, (test, middle) = f"{self.body}~do{self.conditions} {written}", halved(which, len(each), first)
        yes = self.one_of(which, each[:middle], first, written)
        no = self.one_of(which, each[middle:], first + middle, written)
        return Conditional(name, test, (yes,), (no,))

    def is_torn(self, item: Scalar, mistake: Mistake) -> bool:
        """Return whether a comma split a mistaken statement, after noting what is wrong with it."""
        split = split_item(self.problems.file, item)
        if split is None:
            self.problems.mistake(item, mistake, len(item.value) - len(item.value.lstrip()))
            return False
        self.problems.note(split)
        return True

    def conditional(self, item: Mapping | Sequence) -> Conditional | None:
        """Return the statements under a condition; None if they are mistaken, which is noted."""
        if isinstance(item, Sequence):
            self.problems.wrong_shape(item, _SHAPE, "write one list, with each statement as an item of its own")
            return None
        if "if" not in as_meant(item, _KEYS).values or not _ELSE_IF.isdisjoint(item.values):
            self.note_shape(item)
            return None
        fields = Fields(self.problems, item, _KEYS, "a condition in `do`")
        fields.filled("if", "do", "else")
        self.conditions += 1
        name = f"{self.body}~do{self.conditions}"
        test = self.understanding.condition(fields.scalar("if"), name)
        if "do" not in fields.values and not fields.strays:
            message, hint = "this condition has no `do:`", "write `do:` below it, with what happens if it is true"
            self.problems.complain(MISSING, fields.mapping.keys["if"], message, hint)
        yes, no = self.under(fields, "do"), self.under(fields, "else")
        return Conditional(name, test, yes, no) if test is not None else None

    def note_shape(self, item: Mapping) -> None:
        """Note a mapping that is no condition."""
        word = next((key for key in item.values if key in _ELSE_IF), next(iter(item.values), ""))
        value = item.values.get(word)
        message, hint = _SHAPE, ""
        if word in _ELSE_IF:
            message = f"`{word}` is not a key of a condition in `do`"
            hint = "write another condition in `else`: `else: {if: ..., do: ...}`"
        elif word in _ELSE:
            message = f"`{word}` has no condition here"
            hint = "write `else:` into the item of its `if:`, below `do:` and without `- `"
        elif word.startswith("if "):
            hint = f"write `if: {word[3:].strip()}`, and `do:` on the line below it"
        elif word in self.understanding.names.variables and isinstance(value, Scalar):
            hint = f"write `{word} = {value.value}`"
        elif isinstance(value, Scalar) and not value.value and len(item.values) == 1:
            hint = f"leave out the braces: `{word}`"
        self.problems.wrong_shape(item.keys.get(word, item), message, hint, "write it in one of these two forms")
