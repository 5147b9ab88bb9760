"""Many nodes to which no way leads: the story is searched once for all of them."""

import pytest

from branchlight import load_text
from branchlight.analysis.rules import unreachable
from branchlight.authoring.check import check_story
from branchlight.model.story import Body, always_open

START = "title: T\nendings: {over: Over}\n---\nnode: start\nchoices:\n  - {label: End, ending: over}\ngo: n0\n"


def test_never_taken_ways_are_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def noted(body: Body) -> bool:
        asked.append(body.name)
        return always_open(body)

    monkeypatch.setattr(unreachable, "always_open", noted)
    nodes = "".join([f"---\nnode: n{number}\nending: over\n" for number in range(50)])
    story = load_text(f"{START}{nodes}").story
    assert story is not None
    found = [each for each in check_story(story) if each.code == "W401"]
    assert len(found) == 50
    assert "follows only from a `go:` that is never taken" in found[0].message
    assert len(asked) == len(set(asked))
