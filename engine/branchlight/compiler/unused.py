"""A check for declarations of the title page that no part of the story uses."""

from collections.abc import Iterator

from branchlight.compiler.compiler_codes import UNUSED
from branchlight.compiler.names import Names
from branchlight.compiler.problems import Problems
from branchlight.source.located import Located, Mapping, Scalar

_DECLARED = (("state", "value"), ("formulas", "value"), ("voices", "voice"), ("moods", "mood"), ("notes", "note"))


def find_unused(problems: Problems, page: Mapping, names: Names, pools: dict[str, list[str]]) -> None:
    """Note each name that is declared and never used."""
    _use_parents(names)
    for key, kind in (*_DECLARED, ("endings", "ending")):
        declared = page.values.get(key)
        if isinstance(declared, Mapping):
            for name, scalar in declared.keys.items():
                _find(problems, (kind, name), key, scalar, names)
    for name, scalar in _words(page.values.get("words")):
        _find(problems, ("value", name), "words", scalar, names)
    for name, scalar in _traits(page.values.get("state"), names):
        _find(problems, ("value", name), "state", scalar, names)
    for node, parameters in names.parameters.items():
        elsewhere = Problems(problems.file._replace(name=names.places[node].file), problems.diagnostics)
        for name in parameters:
            if ("value", f"{node}.{name}") not in names.used:
                message = f"`{name}` is declared under `takes:` and never used"
                elsewhere.complain(UNUSED, names.declared[f"{node}.{name}"], message, "use it, or delete it")
    for pool, nodes in pools.items():
        if ("pool", pool) not in names.used:
            place = names.places[nodes[0]]
            at = Scalar(pool, place.line, place.column)
            message = f"no choice and no way out takes anything from the pool `{pool}`"
            elsewhere = Problems(problems.file._replace(name=place.file), problems.diagnostics)
            elsewhere.complain(UNUSED, at, message, f"write `- from: {pool}` under `choices:` or `go:`")


def _words(words: Located | None) -> Iterator[tuple[str, Scalar]]:
    """Yield each word of each value, such as `nan.they`."""
    for value, inner in words.values.items() if isinstance(words, Mapping) else ():
        for word, scalar in inner.keys.items() if isinstance(inner, Mapping) else ():
            yield f"{value}.{word}", scalar


def _traits(state: Located | None, names: Names) -> Iterator[tuple[str, Scalar]]:
    """Yield each trait of each group that is used, such as `cast.trust`."""
    for name, value in state.values.items() if isinstance(state, Mapping) else ():
        traits = value.values.get("each") if isinstance(value, Mapping) and ("value", name) in names.used else None
        for trait, scalar in traits.keys.items() if isinstance(traits, Mapping) else ():
            yield f"{name}.{trait}", scalar


def _find(problems: Problems, named: tuple[str, str], key: str, scalar: Scalar, names: Names) -> None:
    """Note a name that is declared under a key of the title page, unless it is used."""
    if named not in names.used:
        message = f"`{named[1]}` is declared under `{key}:` and never used"
        problems.complain(UNUSED, scalar, message, "use it, or delete it")


def _use_parents(names: Names) -> None:
    """Count as used what is used through another name."""
    waiting = [name for kind, name in names.used if kind == "value"]
    while waiting:
        for name in names.parents.get(waiting.pop(), ()):
            if ("value", name) not in names.used:
                names.used.add(("value", name))
                waiting.append(name)
