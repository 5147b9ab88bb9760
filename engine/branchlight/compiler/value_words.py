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
    written = fields.get("words")
    if not isinstance(written, Mapping):
        fields.mapping_of("words")
        return
    for scalar in written.keys.values():
        words, values = written.values[scalar.value], _values(scalar.value, names)
        if not values:
            hint = near(scalar.value, _known(names)) or "words follow a value that is declared with `one of:`"
            problems.complain(UNDECLARED, scalar, f"`{scalar.value}` is no enumeration of `state:`", hint)
        elif not isinstance(words, Mapping):
            problems.complain(SHAPE, words, f"`{scalar.value}` needs words with their forms", _FORMS)
        else:
            for name in values:
                for word, forms in words.values.items():
                    _declare(problems, name, (words.keys[word], forms), names)
                    names.parents[f"{name}.{word}"] = (name, f"{scalar.value}.{word}")


def _values(name: str, names: Names) -> list[str]:
    """Return the enumeration of that name, or those of every member if it is a trait of a group."""
    group, _, trait = name.partition(".")
    members = [f"{member}.{trait}" for member in names.groups[group].names] if group in names.groups else [name]
    typed = [names.values.get(member) for member in members]
    return members if all(each is not None and each.type.kind == "one of" for each in typed) else []


def _known(names: Names) -> list[str]:
    """Return all names that words can follow."""
    traits = {parent for parents in names.parents.values() for parent in parents if "." in parent}
    single = [name for name in names.values if "." not in name]
    return [name for name in (*single, *sorted(traits)) if _values(name, names)]


def _declare(problems: Problems, of: str, word: tuple[Scalar, Located], names: Names) -> None:
    """Declare one word of a value, and the same word with a capital letter."""
    typed, (scalar, written) = names.values[of], word
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
        names.parents.setdefault(full, (name,))
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
        problems.wrong_shape(value, "a form is a text", otherwise="write it on one line, after the colon")
        return ""
    return value.value


def _example(word: Scalar, type_: Type) -> str:
    return f"write `{word.value}: {{{', '.join(f'{name}: form' for name in type_.names)}}}`"
