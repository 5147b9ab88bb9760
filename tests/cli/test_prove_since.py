"""`prove --since` and `prove --save-edition`."""

import json
from pathlib import Path

import pytest

from tests.cli.running import branchlight

OLD = """title: The cave
id: cave
state: {rope: false}
endings: {out: Out}
---
node: shop
choices:
  - {label: Buy a rope, do: rope = true, go: cave}
  - {label: Buy a lamp, go: cave}
---
node: cave
choices:
  - Walk out.: sky
---
node: sky
ending: out
"""
NEW = OLD.replace("Walk out.: sky", "{label: Walk out., id: walk_out, if: not rope, go: sky}\n  - Wait: cave").replace(
    "  - {label: Buy a rope, do: rope = true, go: cave}\n", ""
)


@pytest.fixture
def cave(tmp_path: Path) -> Path:
    """Return a folder with three editions: the second one loses nobody, and the third one does."""
    for name, text in (("old", OLD), ("same", OLD.replace("Buy a", "Take a")), ("new", NEW)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_upgrade_is_refuted_with_both_paths(cave: Path) -> None:
    ran = branchlight(cave, "prove", str(cave / "new.yaml"), "--since", str(cave / "old.yaml"), "--json")
    found = json.loads(ran.out)
    assert (ran.code, found["verdict"]) == (1, "refuted")
    first = found["faults"][0]
    assert (first["kind"], first["before"], first["after"]) == ("trap", ["main.shop.buy_a_rope"], [])


def test_later_edition_alone_is_proven(cave: Path) -> None:
    assert branchlight(cave, "prove", str(cave / "new.yaml")).code == 0


def test_saved_edition_is_taken_as_the_story(cave: Path) -> None:
    kept = str(cave / "cave.edition")
    assert branchlight(cave, "prove", str(cave / "old.yaml"), "--save-edition", kept).code == 0
    assert branchlight(cave, "prove", str(cave / "same.yaml"), "--since", kept).code == 0
    assert branchlight(cave, "prove", str(cave / "new.yaml"), "--since", kept).code == 1
    again = branchlight(cave, "prove", str(cave / "same.yaml"), "--save-edition", kept)
    assert again.code == 2 and branchlight(cave, "prove", str(cave / "new.yaml"), "--since", kept).code == 1


def test_published_page_is_taken_as_the_story(cave: Path) -> None:
    page = cave / "cave.html"
    assert branchlight(cave, "publish", str(cave / "old.yaml"), "-o", str(page)).code == 0
    assert branchlight(cave, "prove", str(cave / "same.yaml"), "--since", str(page)).code == 0
    assert branchlight(cave, "prove", str(cave / "new.yaml"), "--since", str(page)).code == 1
    page.write_text("<!doctype html>\n<title>No story</title>\n", encoding="utf-8")
    ran = branchlight(cave, "prove", str(cave / "new.yaml"), "--since", str(page))
    assert ran.code == 2 and "it is no page that `branchlight publish` wrote; name the old story itself" in ran.err


def test_upgrade_with_a_bound_exits_with_three(cave: Path) -> None:
    ran = branchlight(cave, "prove", str(cave / "same.yaml"), "--since", str(cave / "old.yaml"), "--states", "1")
    assert ran.code == 3 and "not settled" in ran.out


@pytest.mark.parametrize(
    "words",
    [
        ("--since", "nowhere"),
        ("--since", "old.yaml", "--at", "cave"),
        ("--since", "old.yaml", "--save-edition", "kept"),
        ("--save-edition", "kept", "--json"),
        ("--save-edition", "new.yaml"),
    ],
)
def test_wrong_use_of_editions_is_refused(cave: Path, words: tuple[str, ...]) -> None:
    paths = [str(cave / word) if word in ("nowhere", "kept") or word.endswith(".yaml") else word for word in words]
    ran = branchlight(cave, "prove", str(cave / "new.yaml"), *paths)
    assert ran.code == 2 and ran.out == "" and len(ran.err.splitlines()) == 1
    assert not (cave / "kept").exists() and (cave / "new.yaml").read_text(encoding="utf-8") == NEW


def test_edition_of_another_story_is_refused(cave: Path) -> None:
    other = cave / "other.yaml"
    other.write_text(OLD.replace("id: cave", "id: hole"), encoding="utf-8")
    ran = branchlight(cave, "prove", str(other), "--since", str(cave / "old.yaml"))
    assert ran.code == 2 and "`cave` there and `hole` here" in ran.err
