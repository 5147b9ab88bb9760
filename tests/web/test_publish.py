"""`branchlight publish`: one file, the same each time, with a policy that allows nothing from elsewhere."""

import base64
import hashlib
import io
import json
import re
import subprocess
import uuid
import zipfile
import zlib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from branchlight import load_text, read_story, start
from branchlight.authoring.new import new_story
from branchlight.cli.main import main
from branchlight.web import assets
from branchlight.web.direction import direction
from branchlight.web.packing import packed
from branchlight.web.published_page import published_page
from branchlight.web.story_as_data import story_as_data
from branchlight.web.zipped import zipped
from tests.tools import ROOT, tool
from tests.web.browsing import publish
from tests.web.page_stories import EMPTY

GATE = """title: Gate
state: {key: false}
endings: {inside: In, out: Out}
---
node: a
choices:
  - {label: Take, do: key = true, go: c}
  - {label: Leave, go: c}
---
node: b
choices:
  - {label: Turn it, go: yes}
  - {label: Step back, go: c}
---
node: c
choices:
  - {label: Use it, if: key, locked: You have no key., go: b}
  - {label: Go, if: not key, go: no}
---
node: yes
ending: inside
---
node: no
ending: out
"""
HOSTILE = "</script><script>alert(1)</script><!--<script> ]]> \\ ' \" & <b>"
STORY = f"""title: 'T & "T" <b>'
id: odd
author: A
language: de
blurb: A "<i>" blurb.
state: {{name: "", __proto__: 1, constructor: {{start: 2, shown: true}}}}
voices: {{a: {json.dumps(HOSTILE)}}}
endings: {{o: O}}
---
node: a
do: {json.dumps("name = " + json.dumps(HOSTILE))}
text: {json.dumps("{name} {__proto__} {constructor}")}
choices:
  - {{label: {json.dumps(HOSTILE)}, id: on, go: b}}
---
node: b
ending: o
"""


class Elements(HTMLParser):
    """The elements of a page, as their names and attributes, and the texts of its scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": []}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag in self.texts:
            self.texts[tag].append("")

    def handle_data(self, data: str) -> None:
        if self.found and self.lasttag in self.texts and self.cdata_elem:
            self.texts[self.lasttag][-1] += data

    def meta(self, name: str) -> str | None:
        """Return the content of the `meta` element of this name."""
        keys = ("name", "property", "http-equiv")
        return next((at["content"] for _, at in self.found if name in [at.get(key) for key in keys]), None)


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """Return the file of a story with texts that could end a script, or begin another."""
    path = tmp_path / "odd.yaml"
    path.write_text(STORY, encoding="utf-8")
    return path


def unpacked(text: str) -> list[str]:
    """Return the parts of a page in a packed text, as its loader reads them."""
    return zlib.decompress(base64.b64decode(text), -zlib.MAX_WBITS).decode("utf-8").split("\0")


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_page_allows_its_own_scripts_and_nothing_else(odd: Path) -> None:
    page = Elements(published_page(read_story(str(odd))))
    policy = dict(part.split(" ", 1) for part in str(page.meta("Content-Security-Policy")).split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == "'none'"
    packed, loader, expressions, *_ = page.texts["script"]
    runtime, of_page, style = unpacked(packed)
    assert policy["script-src"].split() == [digest(text) for text in (loader, runtime, expressions, of_page)]
    assert policy["style-src"].split() == [digest(text) for text in (*page.texts["style"], style)]
    assert not [at for _, at in page.found if {"src", "href", "style", "onclick", "action"} & at.keys()]


def test_page_describes_the_story(odd: Path) -> None:
    page = Elements(published_page(read_story(str(odd))))
    assert page.meta("og:title") == 'T & "T" <b>'
    assert page.meta("description") == page.meta("og:description") == 'A "<i>" blurb.'
    assert page.meta("author") == "A"
    assert page.meta("ifiction:ifid") == str(uuid.uuid5(uuid.NAMESPACE_URL, "branchlight:odd")).upper()
    assert ("html", {"lang": "de"}) in page.found


def test_page_has_the_direction_of_its_language() -> None:
    codes = {"ar": "rtl", "he-IL": "rtl", "FA": "rtl", "az_Arab": "rtl", "ar-Latn": "ltr", "de": "ltr", "": "ltr"}
    assert {code: direction(code) for code in codes} == codes
    page = Elements(published_page(load_text(STORY.replace("language: de", "language: ar")).story))
    assert ("html", {"lang": "ar", "dir": "rtl"}) in page.found


def test_words_of_the_page_are_in_one_list(odd: Path) -> None:
    frame = re.sub(r"@[A-Z]+@|<[^>]*>|\s", "", assets.frame())
    assert frame == ""
    scripts = "".join([assets._text("page", f"{name}.js") for name in assets.PAGE_SCRIPTS if name != "words"])
    assert re.findall(r'"[A-Z][a-z]+ ', scripts) == []
    used = {*re.findall(r"\bWORDS\.(\w+)", assets.page_script()), "noScript", "older", "stuck", "runaway"}
    assert {word for word in assets.plain_words() if not word.isupper()} <= used
    page = published_page(read_story(str(odd)))
    assert page.count(assets.plain_words()["noScript"]) == page.count(assets.plain_words()["older"]) == 1


def test_texts_of_a_story_stay_in_its_data(odd: Path) -> None:
    page = published_page(read_story(str(odd)))
    _, _, expressions, story, _ = Elements(page).texts["script"]
    for texts in (expressions, story):
        assert "alert(1)" in texts and "<" not in texts
    assert page.count("<script") == page.count("</script>") == 5


@pytest.mark.parametrize("scripts", [[""], ["a", "b"], ["", "x" * 100_000, "\u2028é\n"]])
def test_scripts_are_unpacked_as_they_were(scripts: list[str]) -> None:
    assert unpacked(packed(*scripts)) == scripts
    assert len(packed(*scripts)) < 1000


@pytest.mark.needs("node")
def test_texts_of_a_story_are_told_as_they_are(odd: Path, tmp_path: Path) -> None:
    story = read_story(str(odd))
    (tmp_path / "odd.html").write_text(published_page(story), encoding="utf-8")
    code = (
        f"const {{opened}} = require({json.dumps(str(ROOT / 'tests/web/runtime.js'))});"
        "const {Branchlight, story} = opened('odd.html'), turn = Branchlight.start(story, 1);"
        "console.log(Branchlight.json([turn.passages[1].text, turn.choices[0].text, turn.state.values]))"
    )
    done = subprocess.run([tool("node"), "-e", code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    told, label, values = json.loads(done.stdout)
    turn = start(story, 1)
    assert (told, label) == (turn.passages[1].text, turn.choices[0].text)
    assert told == f"{HOSTILE} 1 2"
    assert values == {"name": HOSTILE, "__proto__": 1, "constructor": 2}


def test_story_with_an_unused_pool_is_published() -> None:
    unused = "---\nnode: c\npool: spare\nlabel: C\ntext: C.\ngo: b\n"
    story = load_text(STORY + unused).story
    assert story is not None and "spare" in story.pools
    assert "spare" not in story_as_data(story).data["pools"]


def test_a_story_gives_the_same_bytes_each_time(odd: Path, tmp_path: Path) -> None:
    for name in ("one", "other"):
        assert main(["publish", str(odd), "-o", str(tmp_path / f"{name}.html")]) == 0
        assert main(["publish", str(odd), "--zip", "-o", str(tmp_path / f"{name}.zip")]) == 0
    for ending in (".html", ".zip"):
        one, other = [(tmp_path / f"{name}{ending}").read_bytes() for name in ("one", "other")]
        assert one == other


def proof_in(page: str, folder: Path) -> Any:
    """Return what a page says of the proof of its story."""
    (folder / "page.html").write_text(page, encoding="utf-8")
    code = (
        f"const {{opened}} = require({json.dumps(str(ROOT / 'tests/web/runtime.js'))});"
        "console.log(JSON.stringify(opened('page.html').story.proof))"
    )
    done = subprocess.run([tool("node"), "-e", code], cwd=folder, capture_output=True, encoding="utf-8", check=True)
    return json.loads(done.stdout)


@pytest.mark.needs("node")
def test_page_of_a_proven_story_has_its_proof(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gate.yaml"
    path.write_text(GATE, encoding="utf-8")
    assert main(["publish", str(path)]) == 0
    page, said = capfd.readouterr()
    story = read_story(str(path))
    endings = {"a": ["inside", "out"], "b": ["inside"], "c": ["inside", "out"], "yes": ["inside"], "no": ["out"]}
    assert proof_in(page, tmp_path) == {
        "verdict": "proven",
        "edition": story.edition,
        "exact": True,
        "endings": {f"main.{name}": names for name, names in endings.items()},
    }
    assert said == ""


@pytest.mark.needs("node")
def test_page_of_an_unproven_story_has_no_proof(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gate.yaml"
    path.write_text(
        GATE.replace("if: not key, go: no}", "if: not key, go: no}\n  - {label: Never, if: key and not key, go: no}"),
        encoding="utf-8",
    )
    assert main(["publish", str(path)]) == 0
    page, said = capfd.readouterr()
    assert proof_in(page, tmp_path) is None
    assert said == "The story is not proven, so its page says nothing about a proof; `branchlight prove` says why.\n"
    assert main(["publish", str(path), "--seconds", "0"]) == 0
    assert capfd.readouterr() == (page, "")


def test_zip_holds_the_page_as_index(odd: Path) -> None:
    page = published_page(read_story(str(odd)))
    with zipfile.ZipFile(io.BytesIO(zipped(page))) as archive:
        assert archive.namelist() == ["index.html"]
        assert archive.read("index.html").decode() == page


def test_a_zip_is_not_printed(odd: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", str(odd), "--zip"]) == 2
    assert capfd.readouterr() == ("", "branchlight: a zip cannot be printed; name its file with -o\n")


def test_a_story_with_mistakes_is_not_published(odd: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    odd.write_text(STORY.replace("go: b", "go: c"), encoding="utf-8")
    assert main(["publish", str(odd), "-o", str(tmp_path / "page.html")]) == 2
    assert "there is no node `c`" in capfd.readouterr().err
    assert not (tmp_path / "page.html").exists()


def test_licence_of_a_folder_is_in_its_page(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "story.yaml").write_text(STORY, encoding="utf-8")
    (tmp_path / "LICENCE.md").write_text("Share *alike*.\n", encoding="utf-8")
    assert main(["publish", str(tmp_path)]) == 0
    assert '"licence":"Share *alike*."' in capfd.readouterr().out


@pytest.mark.parametrize(("story", "most"), [(EMPTY, 60_000), (ROOT / "story", 400_000)], ids=["empty", "bundled"])
def test_page_keeps_within_its_bytes(story: str | Path, most: int, tmp_path: Path) -> None:
    assert publish(story, tmp_path).stat().st_size <= most


def test_sizes_in_the_docs_are_those_of_pages(tmp_path: Path) -> None:
    stated = re.findall(r"about (\d+) kB", (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8"))
    new_story(str(tmp_path / "ferry"))
    sizes = [publish(story, tmp_path).stat().st_size for story in (tmp_path / "ferry", ROOT / "story")]
    assert [int(kilobytes) for kilobytes in stated] == [pytest.approx(size / 1000, rel=0.05) for size in sizes]


def test_page_carries_the_licence_of_the_engine(odd: Path) -> None:
    comment = published_page(read_story(odd)).partition("<!-- ")[2].partition(" -->")[0]
    assert comment == assets.licence()
    assert "Permission is hereby granted" in comment and "--" not in comment
