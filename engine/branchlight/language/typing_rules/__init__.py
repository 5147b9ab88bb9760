"""The typing rules of the operations that an author can write with signs, one file for each group.

The operators themselves are in `branchlight.language.operators`. A function has its rule in its own file.
"""

from collections.abc import Callable

from branchlight.language.checking import Checking
from branchlight.language.scope import Typed
from branchlight.language.syntax import Operation
from branchlight.language.types import Type
from branchlight.language.typing_rules import arithmetic_rules, comparison_rules, logic_rules, membership_rules

CHECKS: dict[str, Callable[[Checking, Operation, Type | None], Typed]] = {
    **arithmetic_rules.CHECKS,
    **comparison_rules.CHECKS,
    **logic_rules.CHECKS,
    **membership_rules.CHECKS,
}
"""The typing rule of each operation, by `Operation.op`."""
