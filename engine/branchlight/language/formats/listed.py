"""`as list`: the members of a set or counted things, with `and` before the last of them."""

from branchlight.language.formats.format import Format


def _listed(members: tuple[str, ...]) -> str:
    if len(members) < 2:
        return members[0] if members else "nothing"
    return f"{', '.join(members[:-1])} and {members[-1]}"


_JS = """members => members.length < 2
  ? members[0] ?? "nothing"
  : `${members.slice(0, -1).join(", ")} and ${members.at(-1)}`"""

LIST = Format(
    "list", "a set or counted things with `and` before the last: a, b and c", ("set of", "counts"), _listed, _JS
)
