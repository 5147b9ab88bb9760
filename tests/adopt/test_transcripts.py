"""The cases of ink-proof, adopted and replayed: none differs from what ink shows."""

import json
from pathlib import Path

import pytest

from branchlight.adopt.lower.lower_codes import LOWERING_CODES
from tests.adopt.adopting import adopted
from tests.adopt.oracle.transcripts import recorded, replayed
from tests.tools import tool

pytestmark = pytest.mark.needs("corpus")
LOWERING = {code.name for code in LOWERING_CODES}
LEAST_EQUAL = 75
"""How many of the cases without draws have to be equal."""


def cases() -> list[Path]:
    """Return the folders of the cases whose transcript does not depend on draws."""
    folders = sorted(Path(tool("corpus"), "ink-proof", "ink").iterdir())
    return [folder for folder in folders if not json.loads((folder / "metadata.json").read_text()).get("hide")]


def test_no_adopted_case_differs_from_its_transcript() -> None:
    differing = {}
    equal = 0
    for case in cases():
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
