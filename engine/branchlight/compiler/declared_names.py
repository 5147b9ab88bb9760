"""Names in a body that the title page declares: endings, moods, content notes; and pools, which nodes declare."""

from collections.abc import Collection

from branchlight.compiler.compiler_codes import SHAPE, UNDECLARED
from branchlight.compiler.fields import Fields
from branchlight.compiler.names import Names
from branchlight.compiler.problems import Problems
from branchlight.source.did_you_mean import near
from branchlight.source.located import Mapping, Sequence

_A = {"ending": "an ending", "mood": "a mood", "note": "a content note", "pool": "a pool"}


def declared_name(
    problems: Problems, names: Names, fields: Fields, key: str, known: Collection[str], kind: str = ""
) -> str:
    """Return the name that is the value of a key. If it is not declared, note that and return ""."""
    if key not in fields.values:
        return ""
    kind = kind or key
    if isinstance(fields.values[key], Mapping | Sequence):
        hint = f"write `{key}: name`, with a name that the title page declares under `{kind}s:`"
        problems.complain(SHAPE, fields.values[key], f"`{key}` needs the name of {_A[kind]}", hint)
        return ""
    scalar = fields.scalar(key)
    if scalar is None:
        return ""
    if scalar.value not in known:
        advice = f"declare it under `{kind}s:` on the title page"
        if kind == "pool":
            advice = f"give a node `pool: {scalar.value}`"
        hint = near(scalar.value, names.patience.among(known)) or advice
        problems.complain(UNDECLARED, scalar, f"there is no {kind} `{scalar.value}`", hint)
        return ""
    names.used.add((kind, scalar.value))
    problems.use(kind, scalar.value, scalar)
    return scalar.value
