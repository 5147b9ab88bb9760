"""One variable under `state:`, with its type, range and start value."""

from branchlight.compiler import story_keys
from branchlight.compiler.compiler_codes import DUPLICATE, SHAPE, STATE
from branchlight.compiler.fields import Fields
from branchlight.compiler.members import read_members
from branchlight.compiler.names import Names
from branchlight.compiler.problems import Problems
from branchlight.compiler.unlikely_text import unlikely_text
from branchlight.language.expression import Load
from branchlight.language.scope import Typed
from branchlight.language.types import HIGHEST, LOWEST, TEXT, TRUTH, Type, whole
from branchlight.model.story import Slot, Variable
from branchlight.source.located import Located, Scalar, Sequence
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.scalars import resolve

EXCHANGE = "swap the two"
"""The hint for a range whose ends are in the wrong order."""

UNCLEAR = Type("truth", 1, 0)
"""The type of state that is declared wrongly. No value has it, and uses of the state are not reported."""

_STATE_KEYS = frozenset(story_keys.STATE)


class Declared(NamedTuple):
    """The declaration of one piece of state. `group` is the group whose members are its values, if any."""

    type: Type
    start: int | str
    label: str = ""
    shown: bool = False
    was: tuple[str, ...] = ()
    group: str = ""


def read_declared(problems: Problems, names: Names, scalar: Scalar, value: Located) -> Declared:
    """Read what is written about the state of that name."""
    type_, start, options = _declaration(problems, names, scalar, value)
    if options is None:
        return Declared(type_, start)
    of = options.get("one of") or options.get("set of")
    group = of.value if isinstance(of, Scalar) and of.value in names.groups else ""
    return Declared(
        type_, start, options.line("label"), options.truth("shown"), options.earlier(0, "state", scalar.value), group
    )


def declare(problems: Problems, names: Names, at: Scalar, name: str, declared: Declared) -> Variable:
    """Declare a piece of state in `names`, with a slot, and return it. `at` is where it is written."""
    if name in names.values:
        problems.complain(DUPLICATE, at, f"`{name}` is declared twice", "rename one of the two")
    slot = len(names.slots)
    names.slots.append(Slot(name, "state", declared.type, declared.start, declared.was))
    names.variables[name] = (slot, declared.type)
    names.values[name] = Typed(Load(slot), declared.type)
    if declared.type == UNCLEAR:
        names.unclear.add(name)
    if declared.group:
        names.parents[name] = (declared.group,)
    if declared.shown:
        names.used.add(("value", name))
    label = declared.label or name.replace("_", " ")
    return Variable(name, declared.type, label, declared.shown, problems.place(at))


def _declaration(
    problems: Problems, names: Names, name: Scalar, value: Located
) -> tuple[Type, int | str, Fields | None]:
    """Return the type and start value of one piece of state."""
    if isinstance(value, Scalar):
        return (*_plain(problems, name, value, whole(LOWEST, HIGHEST)), None)
    if isinstance(value, Sequence):
        words = [item.value for item in value.items if isinstance(item, Scalar)] or ["key", "bread"]
        hint = f"for a set, write `{{set of: [{', '.join(words)}]}}`; for one value of several, `one of`"
        problems.complain(SHAPE, value, "a list is not a kind of state", hint)
        return UNCLEAR, 0, None
    fields = Fields(problems, value, _STATE_KEYS, "a piece of state")
    kinds = [kind for kind in ("one of", "set of") if fields.get(kind) is not None]
    if len(kinds) == 2:
        problems.complain(STATE, name, f"`{name.value}` is either `one of:` or `set of:`", "keep one of the two")
        return UNCLEAR, 0, fields
    if kinds:
        type_, first = read_members(problems, names, fields, kinds[0])
        return type_ if type_.names else UNCLEAR, first, fields
    return (*_number(problems, name, fields), fields)


def _number(problems: Problems, name: Scalar, fields: Fields) -> tuple[Type, int | str]:
    """Return the type and start value of state that has neither values nor members: mostly a number with its range."""
    low, high = fields.whole("min", LOWEST, LOWEST, HIGHEST), fields.whole("max", HIGHEST, LOWEST, HIGHEST)
    if low > high:
        problems.complain(STATE, name, f"`{name.value}` has a `min:` above its `max:`", EXCHANGE)
        low, high = LOWEST, HIGHEST
    start = fields.scalar("start")
    if start is None:
        return whole(low, high), min(max(0, low), high)
    type_, first = _plain(problems, name, start, whole(low, high))
    ranged = next((key for key in ("min", "max") if fields.get(key) is not None), "")
    if ranged and type_ in (TRUTH, TEXT):
        message = f"`{name.value}` has a `{ranged}:`, so it starts with a number, and `{start.value}` is none"
        problems.complain(STATE, start, message, f"write the number in digits, or leave out `{ranged}:`")
        return UNCLEAR, 0
    return type_, first


def _plain(problems: Problems, name: Scalar, value: Scalar, numbers: Type) -> tuple[Type, int | str]:
    """Return the type that follows from a start value: a truth, a number in the range of `numbers`, or a text."""
    start = resolve(value)
    if isinstance(start, bool):
        return TRUTH, int(start)
    if isinstance(start, int):
        if not numbers.low <= start <= numbers.high:
            message = f"`{name.value}` starts at {start}, outside {numbers.low:,} to {numbers.high:,}"
            problems.complain(STATE, value, message, "start it within its range, or widen the range")
            return numbers, numbers.low
        return numbers, start
    if isinstance(start, float):
        problems.complain(STATE, value, "numbers in a story are whole", "count in smaller units")
        return numbers, numbers.low
    message, hint = ("", "") if value.style else unlikely_text(value.value)
    if message:
        problems.complain(STATE, value if value.value else name, message, hint)
        return UNCLEAR, 0
    return TEXT, value.value
