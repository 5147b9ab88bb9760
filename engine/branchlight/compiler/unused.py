"""A check for declarations of the title page that no part of the story uses."""

from branchlight.compiler.compiler_codes import UNUSED
from branchlight.compiler.names import Names
from branchlight.compiler.problems import Problems
from branchlight.source.located import Mapping, Scalar

_DECLARED = (("state", "value"), ("formulas", "value"), ("voices", "voice"), ("moods", "mood"), ("notes", "note"))


def find_unused(problems: Problems, page: Mapping, names: Names, pools: dict[str, list[str]]) -> None:
    """Note each name that is declared and never used."""
    for key, kind in (*_DECLARED, ("endings", "ending")):
        declared = page.values.get(key)
        if not isinstance(declared, Mapping):
            continue
        for name in declared.values:
            if (kind, name) not in names.used:
                message = f"`{name}` is declared under `{key}:` and never used"
                problems.complain(UNUSED, declared.keys[name], message, "use it, or delete it")
    for pool, nodes in pools.items():
        if ("pool", pool) not in names.used:
            place = names.places[nodes[0]]
            at = Scalar(pool, place.line, place.column)
            message = f"no choice offers anything from the pool `{pool}`"
            elsewhere = Problems(problems.file._replace(name=place.file), problems.diagnostics)
            elsewhere.complain(UNUSED, at, message, f"`- from: {pool}`")
