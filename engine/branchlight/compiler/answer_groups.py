"""The answers of a question, under `among:` and `else:`, and the values that they lead to."""

from branchlight.compiler.compiler_codes import DUPLICATE, MISSING, VALUE
from branchlight.compiler.fields import Fields
from branchlight.compiler.problems import Problems
from branchlight.compiler.use_log import NamePart
from branchlight.language.types import Type
from branchlight.model.question import AnswerGroup, as_compared
from branchlight.source.characters import visible
from branchlight.source.did_you_mean import near
from branchlight.source.located import Located, Mapping, Scalar


def read_groups(problems: Problems, fields: Fields, type_: Type, length: int) -> tuple[AnswerGroup, ...]:
    """Return the answers under `among:`, by the values of an enumeration of this type."""
    among = fields.get("among")
    if not isinstance(among, Mapping) or not among.values:
        at: Located = among or fields.mapping
        problems.complain(MISSING, at, "this question needs answers under `among:`", _example(type_))
        return ()
    inner = Fields(problems, among, frozenset(among.values), "answers")
    seen: dict[str, Scalar] = {}
    found: list[AnswerGroup] = []
    for key, scalar in among.keys.items():
        value = _value(problems, scalar, type_)
        answers = [_answer(problems, word, seen, length) for word in inner.words(key)]
        if not inner.items(key):
            problems.complain(MISSING, scalar, f"`{key}` has no answer", f"write `{key}: [one answer, another]`")
        found.append(AnswerGroup(value, tuple(answers)))
    return tuple(found)


def read_otherwise(problems: Problems, fields: Fields, type_: Type) -> int:
    """Return the value under `else:`."""
    scalar = fields.scalar("else")
    if scalar is None:
        among = fields.get("among")
        given = among.values if isinstance(among, Mapping) else {}
        other = next((name for name in type_.names if name not in given), "")
        hint = f"name the value for every other answer, for example `else: {other}`"
        if not other:
            hint = "declare one more value for every other answer, and name it here, for example `else: other`"
        problems.complain(MISSING, fields.get("else") or fields.mapping, "this question needs an `else:`", hint)
        return 0
    return _value(problems, scalar, type_)


def _value(problems: Problems, scalar: Scalar, type_: Type) -> int:
    if scalar.value in type_.names:
        problems.use_parts(scalar, (NamePart("value", scalar.value, 0, len(scalar.value), type_.names),))
        return type_.names.index(scalar.value)
    message = f"`{scalar.value}` is not one of {', '.join(type_.names)}"
    problems.complain(VALUE, scalar, message, near(scalar.value, list(type_.names)) or "write one of them")
    return 0


def _answer(problems: Problems, word: Scalar, seen: dict[str, Scalar], length: int) -> str:
    """Return an answer on one line. Note one that no reader can give, or that was given before."""
    written = " ".join(visible(word.value, " ").split())
    said = as_compared(written)
    if not said:
        problems.complain(VALUE, word, "an answer needs a letter or a digit", "write the words that a reader types")
    elif len(written) > length:
        message = f"this answer has {len(written)} characters, and the question takes {length}"
        problems.complain(VALUE, word, message, f"write `length: {len(written)}` beside `among:`")
    elif said in seen:
        first = problems.place(seen[said])
        message = f"`{written}` and `{seen[said].value}` are the same answer"
        problems.complain(DUPLICATE, word, message, "delete one of the two", (first, "first written here"))
    seen.setdefault(said, word)
    return written


def _example(type_: Type) -> str:
    return f"for example `among: {{{type_.names[0]}: [one answer, another]}}`"
