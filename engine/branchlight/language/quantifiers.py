"""Questions about all members of a group: `any(c in cast: test)`, and `all` and `count` alike.

They are written out while the story is compiled: the test is typed once for each member, with `c` as its name.
"""

from collections.abc import Iterable

from branchlight.language.balanced import total
from branchlight.language.checking import Checking
from branchlight.language.expression import Apply, Const
from branchlight.language.functions import FUNCTIONS
from branchlight.language.language_codes import FUNCTION, UNKNOWN_NAME
from branchlight.language.scope import Named, Scope, Typed
from branchlight.language.syntax import Quantified
from branchlight.language.traits import value_of_trait
from branchlight.language.types import TRUTH, Type, whole
from branchlight.source.did_you_mean import near

QUANTIFIERS = ("any", "all", "count")


def check_quantified(checker: Checking, question: Quantified) -> Typed:
    """Return a question about a group, written out. Raises `MistakeError`."""
    kind, name, scope = question.kind, question.name, checker.scope
    group = scope.group(question.group.text)
    if kind not in QUANTIFIERS:
        hint = f"`any`, `all` and `count` do: `any({name.text} in {question.group.text}: ...)`"
        checker.fail(FUNCTION, f"`{kind}` asks nothing about a group", question, hint)
    if group is None:
        hint = near(question.group.text, list(scope.known("group"))) or "a group has `of:` and `each:` under `state:`"
        checker.fail(UNKNOWN_NAME, f"there is no group `{question.group.text}`", question.group, hint)
    if "." in name.text or name.text in (*FUNCTIONS, *group.names) or scope.value(name.text) or scope.group(name.text):
        message = f"`{name.text}` means something else, so it cannot be the name of a member here"
        checker.fail(FUNCTION, message, name, "choose another name, such as `c`")
    scope.note(Named("function", kind, question.start))
    scope.note(Named("group", question.group.text, question.group.start))
    places = range(len(group.names))
    tests = [checker.within(Bound(scope, name.text, place, group)).truth(question.test) for place in places]
    if kind == "count":  # the sum with 0 makes a number of a single test
        return Typed(total(tests if len(tests) > 1 else [*tests, Const(0)]), whole(0, len(tests)))
    return Typed(Apply("or" if kind == "any" else "and", tuple(tests)) if len(tests) > 1 else tests[0], TRUTH)


class Bound:
    """The names within a question about a group: those around it, and `name` for the member of the number `place`."""

    def __init__(self, around: Scope, name: str, place: int, group: Type) -> None:
        self.around, self.name, self.member = around, name, group.names[place]
        self.itself = Typed(Const(place), group)
        self.records, self.may_draw, self.promising = around.records, around.may_draw, around.promising

    def value(self, name: str) -> Typed | None:
        return value_of_trait(name, self.declared)

    def declared(self, name: str) -> Typed | None:
        head, dot, rest = name.partition(".")
        if head != self.name:
            return self.around.declared(name)
        return self.around.declared(f"{self.member}.{rest}") if dot else self.itself

    def group(self, name: str) -> Type | None:
        return self.around.group(name)

    def variable(self, name: str) -> tuple[int, Type] | None:
        return self.around.variable(name)

    def holders(self, word: str) -> list[tuple[str, Type]]:
        return self.around.holders(word)

    def node(self, name: str) -> str | None:
        return self.around.node(name)

    def choice(self, name: str) -> str | None:
        return self.around.choice(name)

    def ending(self, name: str) -> int | None:
        return self.around.ending(name)

    def note(self, named: Named) -> None:
        head, dot, rest = named.text.partition(".")
        if named.kind != "name" or head != self.name:
            self.around.note(named)
        elif dot:
            start, shown = named.start + len(head) - len(self.member), named.start + len(head)
            self.around.note(Named("name", f"{self.member}.{rest}", start, shown=max(shown, named.shown)))

    def known(self, kind: str) -> Iterable[str]:
        return self.around.known(kind)
