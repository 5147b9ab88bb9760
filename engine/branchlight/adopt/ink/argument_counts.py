"""A check of what calls and diverts pass on."""

from collections.abc import Iterator, Mapping, Sequence

from branchlight.adopt.ink import ink_codes
from branchlight.adopt.ink.built_in import BUILTINS
from branchlight.adopt.ink.declared import Declarations
from branchlight.adopt.ink.flows import InkFlow, parts_of
from branchlight.adopt.ink.meanings import (
    BuiltinMeaning,
    ExternalMeaning,
    FunctionMeaning,
    LeaveMeaning,
    ListMeaning,
    LocalMeaning,
    Meaning,
    PointMeaning,
)
from branchlight.adopt.ink.tree import (
    Divert,
    InkExpression,
    InkParameter,
    Invocation,
    Reference,
    TargetValue,
    Thread,
    TunnelCall,
)
from branchlight.source.counted import counted
from branchlight.source.diagnostic import Code, Diagnostic, complain
from branchlight.source.place import Place


def miscounted(declared: Declarations, of: Mapping[Place, Meaning]) -> Iterator[Diagnostic]:
    """Yield errors for calls and diverts with wrong arguments, and for targets of a wrong kind."""
    for flow in declared.flows.values():
        for part in parts_of(flow.body):
            if isinstance(part, Invocation):
                yield from _of_call(declared, of, part)
            elif isinstance(part, Divert | TunnelCall | Thread):
                yield from _of_divert(declared, of, flow, part)
            elif isinstance(part, TargetValue):
                yield from _of_value(declared, of, part)
    for value in declared.first_values():
        if isinstance(value, TargetValue):
            yield from _of_value(declared, of, value)


def _of_call(declared: Declarations, of: Mapping[Place, Meaning], call: Invocation) -> Iterator[Diagnostic]:
    meaning = of.get(call.place)
    given = len(call.arguments)
    if isinstance(meaning, BuiltinMeaning):
        if given != BUILTINS[call.name]:
            yield _miscount(call.place, call.name, BUILTINS[call.name], given)
        elif call.name in ("TURNS_SINCE", "READ_COUNT"):
            yield from _of_counted(of, call.name, call.arguments[0])
    elif isinstance(meaning, ListMeaning):
        if given > 1:
            yield _miscount(call.place, call.name, 1, given)
    elif isinstance(meaning, ExternalMeaning):
        if given != len(declared.externals[call.name].parameters):
            yield _miscount(call.place, call.name, len(declared.externals[call.name].parameters), given)
    elif isinstance(meaning, FunctionMeaning):
        yield from _passed(of, call.place, declared.flows[call.name,], call.arguments)


def _of_counted(of: Mapping[Place, Meaning], name: str, argument: InkExpression) -> Iterator[Diagnostic]:
    if isinstance(argument, TargetValue):
        return
    if not isinstance(argument, Reference) or isinstance(of.get(argument.place), PointMeaning):
        hint = f"write `{name}(-> {argument if isinstance(argument, Reference) else 'knot'})`"
        yield _unfit(argument.place, f"`{name}` needs a target, such as `-> knot`", hint)


def _of_divert(
    declared: Declarations, of: Mapping[Place, Meaning], flow: InkFlow, divert: Divert | TunnelCall | Thread
) -> Iterator[Diagnostic]:
    meaning = of.get(divert.target.place)
    name = str(divert.target)
    if isinstance(meaning, PointMeaning):
        led = declared.flows.get(meaning.path)
        if led is not None and led.is_function:
            yield _unfit(
                divert.target.place,
                f"`{name}` is a function, and nothing can divert to it",
                f"call it: `{name}()`",
                ink_codes.MISPLACED,
            )
        elif led is not None:
            yield from _passed(of, divert.target.place, led, divert.arguments)
        elif divert.arguments:
            yield _miscount(divert.target.place, name, 0, len(divert.arguments))
    elif isinstance(meaning, LeaveMeaning) and divert.arguments:
        yield _miscount(divert.target.place, name, 0, len(divert.arguments))
    elif isinstance(meaning, LocalMeaning):
        parameter = next((each for each in flow.parameters if each.name == meaning.name), None)
        if parameter is not None and not parameter.is_target:
            message = f"the parameter `{name}` of `{flow.name}` is diverted to, but its heading does not say so"
            yield _unfit(divert.target.place, message, f"write `-> {name}` between the parentheses of the heading")


def _of_value(declared: Declarations, of: Mapping[Place, Meaning], value: TargetValue) -> Iterator[Diagnostic]:
    meaning = of.get(value.target.place)
    if isinstance(meaning, LeaveMeaning):
        yield _unfit(value.place, f"`-> {value.target}` cannot be kept as a value", "name a knot that ends the story")
    elif isinstance(meaning, PointMeaning):
        led = declared.flows.get(meaning.path)
        if led is not None and any(parameter.by_reference for parameter in led.parameters):
            message = f"`-> {value.target}` cannot be kept as a value, because it has a `ref` parameter"
            yield _unfit(value.place, message, "call it by its name")


def _passed(
    of: Mapping[Place, Meaning], place: Place, led: InkFlow, arguments: Sequence[InkExpression]
) -> Iterator[Diagnostic]:
    if len(arguments) != len(led.parameters):
        yield _miscount(place, led.name, len(led.parameters), len(arguments))
        return
    for parameter, argument in zip(led.parameters, arguments, strict=True):
        yield from _fits(of, led, parameter, argument)


def _fits(
    of: Mapping[Place, Meaning], led: InkFlow, parameter: InkParameter, argument: InkExpression
) -> Iterator[Diagnostic]:
    meaning = of.get(argument.place) if isinstance(argument, Reference) else None
    if parameter.by_reference and (not isinstance(argument, Reference) or isinstance(meaning, PointMeaning)):
        yield _unfit(
            argument.place, f"`{led.name}` needs a variable for `ref {parameter.name}`", "pass the name of one"
        )
    elif parameter.is_target and not isinstance(argument, TargetValue | Reference):
        yield _unfit(argument.place, f"`{led.name}` needs a target for `-> {parameter.name}`", "pass one, as `-> knot`")
    elif parameter.is_target and isinstance(meaning, PointMeaning):
        message = f"`{argument}` is how often it was read; `{led.name}` needs it as a target"
        yield _unfit(argument.place, message, f"write `-> {argument}`")


def _miscount(place: Place, name: str, wanted: int, given: int) -> Diagnostic:
    message = f"`{name}` takes {counted(wanted, 'argument') if wanted else 'no arguments'}, but gets {given or 'none'}"
    hint = (
        f"give it {counted(wanted, 'value')} in parentheses"
        if wanted
        else "take the parentheses out, with all that is in them"
    )
    return _unfit(place, message, hint)


def _unfit(place: Place, message: str, hint: str, code: Code = ink_codes.ARGUMENTS) -> Diagnostic:
    return complain(code, place, message, hint)
