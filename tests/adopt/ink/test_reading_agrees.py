"""What inkjs compiles is read, and what it refuses is refused, but for a few differences with a reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from branchlight.adopt.ink.read_ink import read_ink_story
from branchlight.adopt.ink.resolving import resolve
from branchlight.source.diagnostic import has_errors
from tests.adopt.ink.sketch import read_text
from tests.adopt.ink.test_mistakes import WRONG
from tests.adopt.ink.test_names import KNOTS, TAKEN, UNFIT, UNKNOWN
from tests.adopt.ink.test_parsing import LINES, WHOLE
from tests.adopt.oracle.inkjs_oracle import Inkjs
from tests.adopt.small_ink import SMALL
from tests.tools import tool

pytestmark = pytest.mark.needs("inkjs")

STRICTER = {
    "} a\nb\n": "ink forgets the rest of the file without a word",
    "VAR x = 99999999999\n": "inklecate refuses it as well",
    "== a(b c)\nd\n": "ink forgets the second name",
    "{1:\n- else: a\n- 2: b\n}\n": "ink takes the first branch for the case that the condition holds",
    "~ temp x = " + "(" * 60 + "1" + ")" * 60: "a limit",
    "~ temp x = 1" + " + 1" * 300: "a limit",
    "*" * 50 + " a\n": "a limit",
    "-> k\n== k\n- (s) b -> END\n= s\nc -> END" + KNOTS: "both are `k.s`",
}
"""Texts that inkjs compiles and this parser refuses, each with the reason."""

LAXER = {
    "== a\nINCLUDE b\nc -> END\n": "ink needs the file, although it ignores it",
}
"""Texts that inkjs refuses and this parser reads, each with the reason."""

TEXTS = [text for text, _ in LINES] + [WHOLE] + list(SMALL.values()) + [text for text, _, _ in WRONG]
TEXTS += [text + KNOTS for text in TAKEN] + [text + KNOTS for text, *_ in UNKNOWN + UNFIT]


@pytest.fixture(scope="module")
def inkjs() -> Iterator[Inkjs]:
    with Inkjs() as process:
        yield process


def test_small_texts_are_refused_together(inkjs: Inkjs) -> None:
    refused, theirs = {}, {}
    for text in TEXTS:
        refused[text], theirs[text] = is_refused(text), bool(inkjs.open_text(text).errors)
    assert {text for text in TEXTS if refused[text] and not theirs[text]} == set(STRICTER)
    assert {text for text in TEXTS if theirs[text] and not refused[text]} == set(LAXER)
    assert sum(refused.values()) >= 100


@pytest.mark.thorough
@pytest.mark.needs("corpus")
def test_stories_of_others_are_refused_together(inkjs: Inkjs) -> None:
    paths = sorted(Path(tool("corpus")).rglob("*.ink"))
    differing = {}
    for path in paths:
        read = read_ink_story(str(path))
        assert read.story is not None
        refused = has_errors([*read.diagnostics, *resolve(read.story)[1]])
        errors = inkjs.open(path).errors
        if refused != bool(errors):
            differing[str(path)] = (read.diagnostics, errors)
    assert differing == {}
    assert len(paths) > 110


def is_refused(text: str) -> bool:
    """Return whether a text is refused before anything is adopted."""
    story, found = read_text(text)
    return has_errors([*found, *resolve(story)[1]])
