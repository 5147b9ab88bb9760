"""Words that follow a value, under `words:`: pronouns and endings of verbs, each a text formula."""

from branchlight.compiler.compiler_codes import DUPLICATE, MISSING, SHAPE, UNDECLARED
from branchlight.compiler.fields import Fields
from branchlight.compiler.names import Names
from branchlight.compiler.problems import Problems
from branchlight.language.balanced import select
from branchlight.language.expression import Const
from branchlight.language.formats.capital import capital
from branchlight.language.scope import Typed
from branchlight.language.types import TEXT, Type
from branchlight.model.story import Formula
from branchlight.source.did_you_mean import near
from branchlight.source.located import Located, Mapping, Scalar

_FORMS = "write a form for each value: `they: {she: she, he: he}`"


def read_words(problems: Problems, fields: Fields, names: Names) -> None:
    """Declare every word of every value in `names`, as `nan.they` and as `Nan.they`."""
    for scalar, words in fields.mapping_of("words"):
        value = names.values.get(scalar.value)
        if value is None or value.type.kind != "one of":
            known = [name for name, typed in names.values.items() if typed.type.kind == "one of"]
            hint = near(scalar.value, known) or "words follow a value that is declared with `one of:`"
            problems.complain(UNDECLARED, scalar, f"`{scalar.value}` is no enumeration of `state:`", hint)
        elif not isinstance(words, Mapping):
            problems.complain(SHAPE, words, f"`{scalar.value}` needs words with their forms", _FORMS)
        else:
            for word, forms in words.values.items():
                _declare(problems, (scalar.value, value), (words.keys[word], forms), names)


def _declare(problems: Problems, value: tuple[str, Typed], word: tuple[Scalar, Located], names: Names) -> None:
    """Declare one word of a value, and the same word with a capital letter."""
    (of, typed), (scalar, written) = value, word
    if not problems.name(scalar, "a word", alone=False):
        return
    forms = _forms(problems, scalar, written, typed.type)
    name = f"{of}.{scalar.value}"
    named = {name: forms}
    named.setdefault(capital(name), [capital(form) for form in forms])
    for full, texts in named.items():
        if full in names.values:
            problems.complain(DUPLICATE, scalar, f"`{full}` is declared twice", "rename one of the two")
            continue
        text = select(typed.expression, [Const(form) for form in texts])
        names.values[full] = Typed(text, TEXT)
        names.parents[full] = (of,) if full == name else (name,)
        names.derived[full] = Formula(full, text, TEXT, problems.place(scalar))


def _forms(problems: Problems, word: Scalar, written: Located, type_: Type) -> list[str]:
    """Return the form of a word for each value, after noting those that are missing and those of no value."""
    if not isinstance(written, Mapping):
        problems.complain(SHAPE, written, f"`{word.value}` needs a form for each value", _example(word, type_))
        return ["" for _ in type_.names]
    for name, key in written.keys.items():
        if name not in type_.names:
            hint = near(name, list(type_.names)) or f"the values are {', '.join(type_.names)}"
            problems.complain(UNDECLARED, key, f"`{name}` is no value that `{word.value}` follows", hint)
    missing = [name for name in type_.names if name not in written.values]
    if missing:
        message = f"`{word.value}` has no form for `{missing[0]}`"
        problems.complain(MISSING, word, message, f'write `{missing[0]}: form`, or `{missing[0]}: ""` for none')
    return [_form(problems, written.values[name]) if name in written.values else "" for name in type_.names]


def _form(problems: Problems, value: Located) -> str:
    if not isinstance(value, Scalar):
        problems.wrong_shape(value, "a form is a text")
        return ""
    return value.value


def _example(word: Scalar, type_: Type) -> str:
    return f"write `{word.value}: {{{', '.join(f'{name}: form' for name in type_.names)}}}`"
