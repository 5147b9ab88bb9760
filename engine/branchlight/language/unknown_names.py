"""Names that nothing declares: what is wrong with one, and what was probably meant by it."""

from branchlight.language.advice import DECLARE, PRONOUNS, TRUTHS, held_word
from branchlight.language.functions import FUNCTIONS
from branchlight.language.scope import Scope
from branchlight.language.traits import group_hint, trait_names
from branchlight.language.types import Type
from branchlight.source.did_you_mean import meant, near
from branchlight.source.guess import Guess

_NOTHINGS = frozenset(("none", "null", "nil", "undefined"))
ELSEWHERE = {
    "LIST_RANDOM": "pick",
    "visited": "seen",
    "random": "roll",
    "dice": "roll",
    "choice": "pick",
    "sample": "pick",
    "len": "count",
    "chosen": "chose",
    "turns": "turns_since",
}
"""Names of functions in other languages, with those here."""


def unknown_name(name: str, scope: Scope, expected: Type | None) -> tuple[str, str]:
    """Return what is wrong with a name that nothing declares, and a hint. `expected` is the type that is needed."""
    message, hint = held_word(name, scope.holders(name), expected)
    if message:
        return message, hint
    hint = group_hint(name, scope) or _visited(name, scope) or _no_name(name, expected)
    return f"nothing is declared as `{name}`", hint or _similar(name, scope, expected) or DECLARE


def _visited(name: str, scope: Scope) -> str:
    """Return a hint for a node or a choice that is named alone; "" for any other name."""
    if scope.node(name):
        return Guess(f"to ask whether a node was visited, write `seen({name})`", name, f"seen({name})")
    if "." in name and scope.choice(name):
        return Guess(f"to ask whether a choice was taken, write `chose({name})`", name, f"chose({name})")
    return ""


def _no_name(name: str, expected: Type | None) -> str:
    """Return a hint for a word that was probably not meant as a name; "" for any other."""
    word = name.lower()
    if expected is not None and expected.kind == "text":
        return f'put quotes around a text: `"{name}"`'
    if word in TRUTHS:
        return Guess(f"write `{TRUTHS[word]}`", name, TRUTHS[word])
    if word in _NOTHINGS and not (expected and expected.names):
        return "there is no value for nothing; an enumeration can have one: `{one of: [none, ...]}`"
    if word in PRONOUNS:
        return f"words that follow a value are declared below `words:`, and used as `{{name.{word}}}`"
    return "name what is counted: `{plural n: apple | apples}`" if name == "plural" else ""


def _similar(name: str, scope: Scope, expected: Type | None) -> str:
    """Return a hint that names what is similar to a name, or could be in its place; "" if nothing is."""
    function = FUNCTIONS.get(ELSEWHERE.get(name, name))
    if function is not None:
        return f"write `{function.signature}`"
    known = list(scope.known("value"))
    traits = trait_names(name, scope.value, known)
    names = expected.names if expected else ()
    hint = near(name, [*names, *traits, *known], 0.75 if names else 0.6)
    if hint or names:
        return hint or f"the names that it can be are {', '.join(names)}"
    inside = [each for each in known if each.endswith(f".{name}")]
    return meant(name, inside[0], len(inside) == 1) if inside else ""
