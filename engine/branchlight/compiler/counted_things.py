"""Counted things under `state:`: a number for each thing, with the words for one of it and for several."""

from branchlight.compiler import story_keys
from branchlight.compiler.compiler_codes import DUPLICATE, SHAPE, STATE, VALUE
from branchlight.compiler.fields import Fields
from branchlight.compiler.members import read_names
from branchlight.compiler.names import Names
from branchlight.compiler.problems import Problems
from branchlight.compiler.variables import Declared, declare
from branchlight.language.expression import Apply, Load
from branchlight.language.scope import Typed
from branchlight.language.types import HIGHEST, Type, whole
from branchlight.model.story import Formula, Variable
from branchlight.source.did_you_mean import near
from branchlight.source.located import Located, Mapping, Scalar
from branchlight.source.scalars import resolve

COUNTED_KEYS = frozenset(story_keys.COUNTED)


def is_counted(value: Located) -> bool:
    """Return whether the declaration of a piece of state is that of counted things."""
    return isinstance(value, Mapping) and "count of" in value.values


def read_counted(problems: Problems, names: Names, scalar: Scalar, fields: Fields) -> list[Variable]:
    """Declare a variable for each thing, and the whole as what shows their numbers."""
    name = scalar.value
    things, words = read_names(problems, fields, "count of")
    if not things:
        names.unclear.add(name)
    forms = [_forms(problems, things[thing], words) for thing, words in zip(things, words or things, strict=True)]
    high = fields.whole("max", HIGHEST, 1, HIGHEST)
    starts = _starts(problems, fields, things, high)
    label, was = fields.line("label", name.replace("_", " ")), fields.earlier()
    found: list[Variable] = []
    for (thing, at), (_, several) in zip(things.items(), forms, strict=True):
        earlier = tuple([f"{old}.{thing}" for old in was])
        number = Declared(whole(0, high), starts.get(thing, 0), f"{label}: {several}", False, earlier)
        found.append(declare(problems, names, at, f"{name}.{thing}", number))
        names.parents[f"{name}.{thing}"] = (name,)
    counts = Apply("counts", tuple([Load(names.variables[variable.name][0]) for variable in found]))
    type_ = Type("counts", 0, high, tuple(things), (*[one for one, _ in forms], *[several for _, several in forms]))
    if name in names.values:
        problems.complain(DUPLICATE, scalar, f"`{name}` is declared twice", "rename one of the two")
    names.values[name] = Typed(counts, type_)
    shown = fields.truth("shown")
    names.derived[name] = Formula(name, counts, type_, problems.place(scalar), label, shown)
    if shown:
        names.used.add(("value", name))
    return found


def _forms(problems: Problems, thing: Scalar, words: str) -> tuple[str, str]:
    """Return the words for one thing and for several. Without a bar, they are the same."""
    one, *rest = [" ".join(form.split()) for form in words.split("|")]
    if len(rest) > 1:
        message = f"`{thing.value}` has words for one and for several, and no more"
        problems.complain(VALUE, thing, message, f"write `{thing.value}: {one} | {rest[0]}`")
    return one, rest[0] if rest else one


def _starts(problems: Problems, fields: Fields, things: dict[str, Scalar], high: int) -> dict[str, int]:
    """Return the numbers under `start:`, after noting those of nothing and those that do not fit."""
    starts = fields.get("start")
    first = next(iter(things), "thing")
    if starts is None:
        return {}
    if not isinstance(starts, Mapping):
        hint = f"write `start: {{{first}: 3}}`; what is left out starts at 0"
        problems.complain(SHAPE, starts, "counted things start with a number for each", hint)
        return {}
    found: dict[str, int] = {}
    for thing, value in starts.values.items():
        number = resolve(value) if isinstance(value, Scalar) else None
        if thing not in things:
            hint = near(thing, list(things)) or f"the things are {', '.join(things)}"
            problems.complain(STATE, starts.keys[thing], f"`{thing}` is not a thing of `count of`", hint)
        elif type(number) is not int or not 0 <= number <= high:
            message = f"`{thing}` starts with a whole number from 0 to {high:,}"
            problems.complain(STATE, starts.keys[thing], message, f"write `{thing}: 1`")
        else:
            found[thing] = number
    return found
