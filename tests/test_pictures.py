"""The pictures in the README can be taken, and name nothing that is not in them."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"


async def test_pictures_are_of_the_real_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    spec = importlib.util.spec_from_file_location("make_pictures", PICTURES / "make.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    await module.take(tmp_path)
    words = {"title": "Begin", "page": "Stay.", "dream": "one\u00a0long\u00a0tone", "map": "You\u00a0are\u00a0here"}
    assert {path.stem for path in tmp_path.iterdir()} == words.keys()
    assert all(words[path.stem] in path.read_text(encoding="utf-8") for path in tmp_path.iterdir())


@pytest.mark.parametrize("path", sorted(PICTURES.glob("*.svg")), ids=lambda path: path.stem)
def test_a_picture_is_small_and_stands_alone(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text) < 20_000
    assert re.findall(r"\w+://[^\s\"]*|url\(|@import", text) == ["http://www.w3.org/2000/svg"]
    assert f"docs/pictures/{path.name})" in (ROOT / "README.md").read_text(encoding="utf-8")
