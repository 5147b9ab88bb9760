"""Tests whose state is partly hidden: when each may be true, and when it surely is.

This is Kleene's three-valued logic (Kleene, *Introduction to Metamathematics*, 1952, section 64), written as two
expressions over the visible state. Hidden parts of one test are taken to be independent of each other. That only makes
more possible.
"""

from typing import assert_never

from branchlight.language.expression import Apply, At, Const, Ended, Expression, Load, Since
from branchlight.language.operators import draws
from branchlight.prover.hiding.state_parts import StateParts, Visible
from branchlight.prover.hiding.unknown import UNKNOWN

YES, NO = Const(1), Const(0)


class Truths:
    """The knowledge about tests if only some parts of the state are visible."""

    def __init__(self, parts: StateParts, visible: Visible) -> None:
        self.parts, self.visible = parts, visible

    def is_known(self, expression: Expression) -> bool:
        """Return whether an expression reads only what is visible."""
        return all(part in self.visible for part in self.parts.read_by(expression))

    def may(self, test: Expression) -> Expression:
        """Return a test without draws that holds whenever this one can."""
        return self._bound(test, True)

    def surely(self, test: Expression) -> Expression:
        """Return a test without draws that holds only if this one must."""
        return self._bound(test, False)

    def once(self, test: Expression) -> Expression:
        """Return a test that is unknown if this one can be either true or false."""
        if self.is_known(test):
            return test
        may, surely = self.may(test), self.surely(test)
        return either(surely, both(may, UNKNOWN))

    def _bound(self, test: Expression, is_upper: bool) -> Expression:
        if self.is_known(test) and not draws(test):
            return test
        match test:
            case Apply("and", args):
                return both(*[self._bound(arg, is_upper) for arg in args])
            case Apply("or", args):
                return either(*[self._bound(arg, is_upper) for arg in args])
            case Apply("not", (arg,)):
                return opposite(self._bound(arg, not is_upper))
            case Apply() | Load() | Since() | Const() | At() | Ended():
                return YES if is_upper else NO
            case _:
                assert_never(test)


def both(*tests: Expression) -> Expression:
    """Return the test that all of these hold."""
    if NO in tests:
        return NO
    left = [test for test in tests if test != YES]
    return YES if not left else left[0] if len(left) == 1 else Apply("and", tuple(left))


def either(*tests: Expression) -> Expression:
    """Return the test that one of these holds."""
    if YES in tests:
        return YES
    left = [test for test in tests if test != NO]
    return NO if not left else left[0] if len(left) == 1 else Apply("or", tuple(left))


def opposite(test: Expression) -> Expression:
    """Return the test that this one does not hold."""
    if test in (YES, NO):
        return NO if test == YES else YES
    return test.args[0] if isinstance(test, Apply) and test.op == "not" else Apply("not", (test,))
