"""The typing rules of arithmetic: `+ - * // %` of two numbers, and the minus sign."""

from branchlight.language.checking import Checking
from branchlight.language.expression import Apply, Const
from branchlight.language.intervals import Fault
from branchlight.language.language_codes import TYPE
from branchlight.language.mistake import Mistake, MistakeError
from branchlight.language.operators.arithmetic import JOIN, MINUS, SIGNS, combine
from branchlight.language.scope import Typed
from branchlight.language.syntax import Literal, Name, Operation
from branchlight.language.types import Type, whole


def _refuse_texts(checker: Checking, operation: Operation) -> None:
    """Raise `MistakeError` if one of the two is a text, which cannot be counted with or joined to another."""
    for at in operation.args:
        name = checker.scope.value(at.text) if isinstance(at, Name) else None
        if (name and name.type.kind == "text") or (isinstance(at, Literal) and isinstance(at.value, str)):
            checker.fail(TYPE, f"`{operation.op}` is for numbers, and texts cannot be joined", operation, JOIN)


def _check(checker: Checking, operation: Operation, expected: Type | None) -> Typed:
    _refuse_texts(checker, operation)
    left, right = checker.number(operation.args[0]), checker.number(operation.args[1])
    result = combine(operation.op, left.type, right.type)
    if isinstance(result, Fault):
        at = operation.args[1] if result.divisor else operation
        raise MistakeError(Mistake(result.code, result.message, at.start, at.end, result.hint))
    return Typed(Apply(operation.op, (left.expression, right.expression)), result)


def _check_minus(checker: Checking, operation: Operation, expected: Type | None) -> Typed:
    inner = checker.number(operation.args[0])
    type_ = whole(-inner.type.high, -inner.type.low)
    if isinstance(inner.expression, Const) and isinstance(inner.expression.value, int):
        return Typed(Const(-inner.expression.value), type_)
    return Typed(Apply(MINUS.name, (inner.expression,)), type_)


CHECKS = {**dict.fromkeys(SIGNS, _check), MINUS.name: _check_minus}
