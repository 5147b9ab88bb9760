"""The identity of a story, by which a reader's shelf knows it. Without an `id:` it is made from the title."""

import re
from collections.abc import Iterable

from branchlight.compiler.compiler_codes import NAMELESS, VALUE
from branchlight.compiler.fields import Fields
from branchlight.compiler.problems import Problems
from branchlight.source.characters import unseen_in
from branchlight.source.diagnostic import complain
from branchlight.source.fix import Edit, Fix
from branchlight.source.lines import line_at
from branchlight.source.located import Mapping, Scalar, SourceFile
from branchlight.source.reader import read_documents

_FOR_READERS = ("author", "blurb", "credits")
"""The keys of a title page that are words for readers: no sketch has them."""
_UNTITLED = "untitled"
_LONGEST = 500
"""The most characters of an identity. Saves have no longer one."""


def read_identity(problems: Problems, fields: Fields, title: str) -> str:
    """Return the identity of a story. Note an `id:` that has a character which cannot be seen."""
    scalar = fields.scalar("id")
    if scalar is None:
        return made_from(title)
    unseen = unseen_in(scalar.value)
    if unseen:
        message = f"`id` contains {unseen}, a character that cannot be seen"
        problems.complain(VALUE, scalar, message, "delete it, or type the id again")
    identity = fields.line("id")
    if len(identity) > _LONGEST:
        message = f"the `id` has {len(identity):,} characters, and can have {_LONGEST} at most"
        problems.complain(VALUE, scalar, message, "choose a shorter one")
    return identity[:_LONGEST] or made_from(title)


def find_nameless(problems: Problems, page: Mapping, title: str, files: Iterable[str]) -> None:
    """Note a story without an `id:`.

    A single file without words for readers on its title page may be a sketch, and is left alone.
    """
    is_sketch = set(files) == {problems.file.name} and not any(page.values.get(key) for key in _FOR_READERS)
    at = page.values.get("title")
    if is_sketch or not isinstance(at, Scalar) or isinstance(page.values.get("id"), Scalar):
        return
    line = f"id: {made_from(title)}"
    message = "the story has no `id:`, so readers begin again if its title changes"
    hint, fix = f"write `{line}`, which keeps the places of readers", _below(problems, at, line)
    problems.note(complain(NAMELESS, problems.place(at), message, hint, max(1, len(at.value)), fix=fix))


def has_id(file: SourceFile) -> bool:
    """Return whether the title page at the head of a file has an `id:`."""
    page = next(read_documents(file, []), None)
    return isinstance(page, Mapping) and isinstance(page.values.get("id"), Scalar)


def _below(problems: Problems, title: Scalar, line: str) -> Fix | None:
    """Return the fix that writes a line below the title, or None if that has no line of its own.

    It changes no identity, so it is sure.
    """
    place = problems.place(title)
    written = line_at(problems.file.text, place.line)
    if not written.startswith("title:") or title.value not in written:
        return None
    return Fix(f"write `{line}`", (Edit(place._replace(column=len(written) + 1), 0, f"\n{line}"),), sure=True)


def made_from(title: str) -> str:
    """Return the identity of a story without an `id:`."""
    return re.sub(r"\W+", "-", title.lower())[:_LONGEST].strip("-") or _UNTITLED
