"""Alternatives in braces: on one line between bars, or a line with a dash for each."""

import re

from branchlight.adopt.ink.scanner import Scanner
from branchlight.adopt.ink.tree import Alternatives, AlternativesKind, Section, TextLine, Weave
from branchlight.source.place import Place

_SIGNS = re.compile(r"[!&~$ ]*[!&~$][!&~$ ]*")
_WORDS = re.compile(r"(?:(?:once|cycle|shuffle|stopping)[ \t]*)+(?=:)")
_WORD_OF_SIGN = {"!": "once", "&": "cycle", "~": "shuffle", "$": "stopping"}
_KINDS: dict[frozenset[str], AlternativesKind] = {
    frozenset({"once"}): "once",
    frozenset({"cycle"}): "cycle",
    frozenset({"stopping"}): "stopping",
    frozenset({"shuffle"}): "shuffle",
    frozenset({"shuffle", "once"}): "shuffle once",
    frozenset({"shuffle", "stopping"}): "shuffle stopping",
}


def annotated(scanner: Scanner, place: Place) -> tuple[Alternatives | None, bool]:
    """Read alternatives that start with their kind, and say whether there is a kind at all."""
    kind = _kind(scanner)
    if kind is None:
        return None, False
    branches, multiline = _branches(scanner)
    if not branches:
        scanner.missing("alternatives after their kind", "write each on a line of its own, after a dash: `- words`")
        return None, True
    return Alternatives(place, kind, branches, multiline), True


def plain_alternatives(scanner: Scanner, place: Place) -> Alternatives | None:
    """Read `a|b`, or return None; one side alone is none."""
    branches, multiline = _branches(scanner)
    return Alternatives(place, "stopping", branches, multiline) if len(branches) > 1 else None


def _kind(scanner: Scanner) -> AlternativesKind | None:
    start = scanner.at
    signs = scanner.match(_SIGNS)
    if signs:
        words = {_WORD_OF_SIGN[sign] for sign in signs if sign != " "}
    else:
        words = set(scanner.match(_WORDS).split())
        if not words:
            return None
        scanner.take(":")
    kind = _KINDS.get(frozenset(words))
    if kind is None:
        scanner.complain(f"alternatives cannot be {' and '.join(sorted(words))} at once", "name one kind", start)
    return kind or "stopping"


def _branches(scanner: Scanner) -> tuple[tuple[Weave, ...], bool]:
    """Read the branches, and say whether they have lines of their own."""
    if scanner.newline():
        return _with_dashes(scanner), True
    return _between_bars(scanner), False


def _between_bars(scanner: Scanner) -> tuple[Weave, ...]:
    branches = []
    start = scanner.at
    while True:
        branches.append(inline_weave(scanner))
        if not scanner.take("|"):
            break
    return () if scanner.at == start else tuple(branches)


def inline_weave(scanner: Scanner) -> Weave:
    """Read one side of braces on one line. It may be empty."""
    place = scanner.place()
    content = scanner.rules.content(scanner)
    if content is None:
        return Weave(place, ())
    return Weave(place, (Section(place, None, (TextLine(place, content, False),)),))


def _with_dashes(scanner: Scanner) -> tuple[Weave, ...]:
    scanner.blank_lines()
    branches = []
    while dash(scanner):
        place = scanner.place()
        branch = scanner.rules.block(scanner)
        scanner.blank_lines()
        branches.append(branch or Weave(place, ()))
    return tuple(branches)


def dash(scanner: Scanner) -> bool:
    """Go past a dash that starts a branch, with the spaces around it, and return whether there is one."""
    begun = scanner.at
    scanner.spaces()
    if scanner.sees("->") or not scanner.take("-"):
        scanner.at = begun
        return False
    scanner.spaces()
    return True
