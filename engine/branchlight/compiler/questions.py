"""The questions of bodies, under `ask:`."""

from branchlight.compiler import story_keys
from branchlight.compiler.compiler_codes import UNDECLARED
from branchlight.compiler.fields import Fields
from branchlight.compiler.names import Names
from branchlight.compiler.problems import Problems
from branchlight.language.types import TEXT
from branchlight.model.story import Ask
from branchlight.source.located import Located, Mapping

LONGEST_ANSWER = 500

_ASK_KEYS = frozenset(story_keys.ASK)


def read_question(problems: Problems, names: Names, fields: Fields) -> Ask | None:
    """Return the question of a body, or None if it has none or a mistake, which is noted."""
    value = fields.get("ask")
    if value is None:
        return None
    if not isinstance(value, Mapping):
        problems.wrong_shape(value, "`ask` needs `{into: name, label: ..., length: 40}`")
        return None
    inner = Fields(problems, value, _ASK_KEYS, "a question")
    into = inner.scalar("into")
    found = names.variables.get(into.value) if into else None
    if into is not None and into.value in names.unclear:
        return None
    if into is None or found is None or found[1] != TEXT:
        at: Located = into or value
        hint = 'declare it under `state:` with a text to start with, for example `name: ""`'
        problems.complain(UNDECLARED, at, "`into:` needs the name of a text in the state", hint)
        return None
    names.used.add(("value", into.value))
    return Ask(found[0], inner.line("label", "?"), inner.whole("length", 40, 1, LONGEST_ANSWER))
