"""The runtime treats single characters, answers and numbers in words as Python does."""

import json
import random
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from branchlight.language.formats import FORMATS
from branchlight.language.intervals import LIMIT
from branchlight.model.question import as_compared
from branchlight.play.answers import typed, whole_number
from branchlight.source.characters import visible
from branchlight.web import assets
from tests.tools import tool
from tests.web.walks import TEXTS

pytestmark = pytest.mark.needs("node")
INSIDE = ("asCompared", "caseFolded", "typed", "visible", "wholeNumber")


def in_node(folder: Path, expression: str, given: object) -> Any:
    """Return the value of a JavaScript expression of `given`, which may name what is inside the runtime."""
    script = assets.runtime().replace("return { prepare", f"return {{ {', '.join(INSIDE)}, prepare")
    (folder / "runtime.js").write_text(script, encoding="utf-8")
    (folder / "given.json").write_text(json.dumps(given), encoding="utf-8")
    code = f"const {{ {', '.join(INSIDE)} }} = require('./runtime.js'), given = require('./given.json');"
    code += f"process.stdout.write(JSON.stringify({expression}))"
    command = [tool("node"), "-e", code]
    return json.loads(subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True).stdout)


def known_characters() -> list[str]:
    """Return every character that is assigned in this Python's Unicode, but for most ideographs and syllables."""
    every = [chr(code) for code in range(0x110000) if not 0x3400 <= code < 0xD800 and not 0x17000 <= code < 0x1B000]
    return [sign for sign in every[:0x30000] if unicodedata.category(sign) not in ("Cn", "Cs", "Co")]


def test_case_is_folded_as_in_python(tmp_path: Path) -> None:
    signs = [sign for sign in known_characters() if unicodedata.normalize("NFKC", sign) == sign]
    folded = in_node(tmp_path, "given.map(caseFolded)", signs)
    assert len(signs) > 40_000
    assert [sign for sign, fold in zip(signs, folded, strict=True) if fold != sign.casefold()] == []


def test_characters_are_kept_as_in_python(tmp_path: Path) -> None:
    texts = [f"a{sign}b \x07" for sign in known_characters()]
    kept = in_node(tmp_path, "given.map(text => visible(text, ' '))", texts)
    assert [text for text, got in zip(texts, kept, strict=True) if got != visible(text, " ")] == []


def test_answers_are_compared_as_in_python(tmp_path: Path) -> None:
    rng = random.Random(1)
    signs = known_characters()
    texts = [*TEXTS, *["".join(rng.choices(signs, k=3)) + rng.choice(TEXTS) for _ in range(3000)]]
    texts = [text for text in texts if "\ud83d" not in text]
    found = in_node(tmp_path, "given.map(text => [typed(text, 9), asCompared(text), wholeNumber(text)])", texts)
    assert found == [[typed(text, 9), as_compared(text), whole_number(text)] for text in texts]


def test_digits_of_every_script_are_read_as_in_python(tmp_path: Path) -> None:
    digits = [sign for sign in known_characters() if sign.isdecimal()]
    texts = [sign + f"{first}{digit}" for sign in ("", "-", "+", "−") for first in "0" for digit in digits]
    assert len(digits) > 500
    assert in_node(tmp_path, "given.map(wholeNumber)", texts) == list(map(whole_number, texts))


@pytest.mark.parametrize("name", FORMATS)
def test_formats_write_as_in_python(name: str, tmp_path: Path) -> None:
    rng = random.Random(name)
    numbers = [
        *range(-130, 1200),
        LIMIT - 1,
        1 - LIMIT,
        *[rng.randrange(-(10**digits), 10**digits) for digits in range(1, 16)] * 20,
    ]
    given: dict[str, list[Any]] = {
        "list": [[], ["a"], ["a", "b"], ["a", "b", "c"]],
        "capital": ["", "ada", "ßa", "“quoted”", "1st", "ǆ", "éa", "…", *known_characters()],
    }
    values = given.get(name, numbers)
    expected = [FORMATS[name].write(tuple(value) if isinstance(value, list) else value) for value in values]
    found = in_node(tmp_path, f"given.map({FORMATS[name].js})", values)
    # Node may know a later Unicode, with capitals that Python does not have yet.
    differing = [got for got, due in zip(found, expected, strict=True) if got != due]
    assert [got for got in differing if all(unicodedata.category(sign) != "Cn" for sign in got)] == []
    assert len(differing) < 20
