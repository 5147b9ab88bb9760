"""The cases of ink-proof, adopted and replayed: none differs from what ink shows."""

import json
from pathlib import Path

import pytest

from branchlight.adopt.lower.lower_codes import LOWERING_CODES
from tests.adopt.adopting import adopted
from tests.adopt.oracle.adopted_sessions import differences, random_session
from tests.adopt.oracle.inkjs_oracle import Inkjs
from tests.adopt.oracle.transcripts import recorded, replayed
from tests.tools import tool

pytestmark = pytest.mark.needs("corpus")
LOWERING = {code.name for code in LOWERING_CODES}
LEAST_EQUAL = 90
"""How many of the cases whose transcripts can be repeated have to be equal."""
MOST_REFUSED = 13
"""How many of all cases may be refused."""


def cases() -> list[Path]:
    """Return the folders of all cases."""
    return sorted(Path(tool("corpus"), "ink-proof", "ink").iterdir())


def is_repeatable(case: Path) -> bool:
    """Return whether the transcript is meant to be compared: it has no draws, and no error of ink itself."""
    return not json.loads((case / "metadata.json").read_text()).get("hide")


def test_no_adopted_case_differs_from_its_transcript() -> None:
    differing = {}
    equal = 0
    for case in filter(is_repeatable, cases()):
        story, refused = adopted(str(case / "story.ink"))
        if story is not None:
            ours, theirs = replayed(story, case), recorded(case)
            equal += ours == theirs
            if ours != theirs:
                differing[case.name] = (ours, theirs)
        else:
            assert all(each.split()[0] in LOWERING for each in refused), refused
    assert differing == {}
    assert equal >= LEAST_EQUAL


@pytest.mark.needs("inkjs")
def test_each_case_plays_as_in_ink_or_is_refused() -> None:
    differing, refused = {}, 0
    with Inkjs() as inkjs:
        for case in cases():
            story, _ = adopted(str(case / "story.ink"))
            if story is None:
                refused += 1
                continue
            assert inkjs.open(case / "story.ink").errors == []
            for seed in range(3):
                ours = random_session(story, seed, 8)
                if different := differences(ours, inkjs.play(ours.picks, ours.draws)):
                    differing[case.name] = different
    assert differing == {}
    assert len(cases()) == 108
    assert refused <= MOST_REFUSED
