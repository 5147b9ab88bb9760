"""Facts: what the prose tells a reader, and what it needs a reader to know."""

from branchlight.compiler.compiler_codes import UNNEEDED, UNTOLD
from branchlight.compiler.fields import Fields
from branchlight.compiler.names import Names
from branchlight.compiler.problems import Problems
from branchlight.source.diagnostic import complain
from branchlight.source.did_you_mean import near
from branchlight.source.guess import fix_at
from branchlight.source.place import Place


def read_facts(problems: Problems, names: Names, fields: Fields, key: str) -> tuple[str, ...]:
    """Return the facts under `tells:` or `needs:`, after recording them."""
    if key not in fields.values:
        return ()
    fields.filled(key)
    facts = [word for word in fields.words(key) if problems.name(word, "a fact")]
    for fact in facts:
        mark_fact(names, key, fact.value, problems.place(fact))
        problems.use("fact", fact.value, fact, "declared" if key == "tells" else "used")
    return tuple(dict.fromkeys([fact.value for fact in facts]))


def mark_fact(names: Names, kind: str, fact: str, place: Place) -> None:
    """Record that a fact is told or needed at a place."""
    (names.told if kind == "tells" else names.needed).setdefault(fact, place)


def find_loose_facts(problems: Problems, names: Names) -> None:
    """Note each fact that is needed and never told, and each that is told and never needed."""
    untold = [fact for fact in names.needed if fact not in names.told]
    for fact in untold:
        hint = near(fact, names.patience.among(names.told)) or f"write `tells: {fact}` beside the text that tells it"
        place = names.needed[fact]
        fix = fix_at(place, hint, False)
        problems.note(complain(UNTOLD, place, f"nothing tells `{fact}`", hint, len(fact), (), fix))
    # A fact whose name is mistaken where it is needed would seem to be needed nowhere.
    for fact in names.told.keys() - names.needed.keys() if not untold else ():
        hint = f"write `needs: {fact}` where a reader must know it, or delete it"
        problems.note(complain(UNNEEDED, names.told[fact], f"nothing needs `{fact}`", hint, len(fact)))
