"""The identity of a story, by which a reader's shelf knows it. Without an `id:` it is made from the title."""

import re
from collections.abc import Iterable

from branchlight.compiler.compiler_codes import NAMELESS, VALUE
from branchlight.compiler.fields import Fields
from branchlight.compiler.problems import Problems
from branchlight.source.characters import unseen_in
from branchlight.source.located import Mapping, Scalar

_UNTITLED = "untitled"
_LONGEST = 500
"""The most characters of an identity. Saves have no longer one."""


def read_identity(problems: Problems, fields: Fields, title: str) -> str:
    """Return the identity of a story. Note an `id:` that has a character which cannot be seen."""
    scalar = fields.scalar("id")
    if scalar is None:
        return _made_from(title)
    unseen = unseen_in(scalar.value)
    if unseen:
        message = f"`id` contains {unseen}, a character that cannot be seen"
        problems.complain(VALUE, scalar, message, "delete it, or type the id again")
    identity = fields.line("id")
    if len(identity) > _LONGEST:
        message = f"the `id` has {len(identity):,} characters, and can have {_LONGEST} at most"
        problems.complain(VALUE, scalar, message, "choose a shorter one")
    return identity[:_LONGEST] or _made_from(title)


def find_nameless(problems: Problems, page: Mapping, title: str, files: Iterable[str]) -> None:
    """Note a story without an `id:`. One that is in a single file may be a sketch, and is left alone."""
    others = set(files) - {problems.file.name}
    at = page.values.get("title")
    if others and isinstance(at, Scalar) and not isinstance(page.values.get("id"), Scalar):
        message = "the story has no `id:`, so readers begin again if its title changes"
        problems.complain(NAMELESS, at, message, f"write `id: {_made_from(title)}`, which keeps the places of readers")


def _made_from(title: str) -> str:
    return re.sub(r"\W+", "-", title.lower())[:_LONGEST].strip("-") or _UNTITLED
