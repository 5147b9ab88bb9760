"""The pictures of the docs come from the real program, are up to date, and depend on nothing else."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
PAGES = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the script that `make pictures` runs, as a module."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    spec = importlib.util.spec_from_file_location("make_pictures", PICTURES / "make.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


async def test_pictures_are_of_the_real_app(tmp_path: Path, make: ModuleType) -> None:
    await make.take(tmp_path)
    words = {
        "title": "Start\u00a0reading",
        "page": "stay.",
        "dream": "one\u00a0long\u00a0tone",
        "map": "You\u00a0are\u00a0here",
        "refuted": "Promise\u00a0broken",
    }
    assert {path.stem for path in tmp_path.iterdir()} == words.keys()
    assert all(words[path.stem] in path.read_text(encoding="utf-8") for path in tmp_path.iterdir())


def test_picture_of_a_proof_is_up_to_date(make: ModuleType) -> None:
    kept = (PICTURES / "refuted.svg").read_text(encoding="utf-8")
    assert kept == make.report_picture(), "make pictures"


@pytest.mark.parametrize("path", sorted(PICTURES.glob("*.svg")), ids=lambda path: path.stem)
def test_picture_is_small_and_stands_alone(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text) < 20_000
    assert re.findall(r"\w+://[^\s\"]*|url\(|@import", text) == ["http://www.w3.org/2000/svg"]


@pytest.mark.parametrize("path", sorted(PICTURES.glob("*.png")), ids=lambda path: path.stem)
def test_picture_of_the_browser_is_small(path: Path) -> None:
    assert path.stat().st_size < 100_000


@pytest.mark.parametrize("path", sorted(PICTURES.glob("*.[sp][vn]g")), ids=lambda path: path.stem)
def test_picture_is_shown_with_words_for_it(path: Path) -> None:
    shown = [re.findall(rf"!\[([^\]]*)\]\([\w./]*pictures/{path.name}\)", page.read_text("utf-8")) for page in PAGES]
    assert [words for found in shown for words in found if len(words) > 40]
