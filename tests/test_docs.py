"""Every example in `docs` compiles and plays, and every output on a page is that of the program."""

import re
from pathlib import Path
from random import Random

import pytest

from branchlight import choose, load_text, start
from branchlight.authoring.check import check_story
from branchlight.authoring.playthroughs import read_playthroughs, run
from branchlight.authoring.playthroughs.playthrough_keys import PLAYTHROUGH, STEPS
from branchlight.authoring.stats.explore import answers_to
from branchlight.compiler import bodies, formulas, members, names, questions, story_keys
from branchlight.compiler.problems import MOST_PROBLEMS
from branchlight.language import braces, checker, parser
from branchlight.language.functions import FUNCTIONS
from branchlight.play import turn_in_progress
from branchlight.prover.prove import prove
from branchlight.source import builder, files, reader
from branchlight.source.located import SourceFile
from tests.examples import DOCS, Block, blocks, compiled, place, reading
from tests.tutorial import PAGES, ROOT, done

FORMAT = blocks("format.md")
COOKBOOK = blocks("cookbook.md")
PLAYED = [*FORMAT, *COOKBOOK]
PROOF = blocks("proof.md")
SLOW = ("settle-a-proof",)
"""Pages whose commands take seconds."""


@pytest.mark.parametrize("block", [b for b in PLAYED if b.kind in ("story", "title", "nodes")], ids=place)
def test_example_compiles_and_can_be_played(block: Block) -> None:
    story = compiled(block)
    for seed in range(20):
        random, turn = Random(seed), start(story, seed)
        for _ in range(20):
            assert not turn.halted
            opened = [choice.id for choice in turn.choices if choice.open]
            if not opened and turn.question is None:
                break
            turn = choose(turn, random.choice(answers_to(turn)) if turn.question else random.choice(opened))


@pytest.mark.parametrize("block", [b for b in PLAYED if b.language == "text"], ids=place)
def test_reading_is_what_the_example_gives(block: Block) -> None:
    assert block.before is not None
    expected = block.text.splitlines()
    typed = [line.removeprefix("> ") for line in expected if line.startswith("> ")]
    assert reading(compiled(block.before), typed) == expected


@pytest.mark.parametrize("block", [b for b in FORMAT if b.kind.startswith("playthrough")], ids=place)
def test_playthrough_goes_as_written(block: Block) -> None:
    _, _, section = block.kind.partition(" of ")
    played = next(b for b in FORMAT if b.section == section) if section else block.before
    assert played is not None
    story = compiled(played)
    (playthrough,), problems = read_playthroughs([SourceFile("a.yaml", block.text)], story)
    assert problems == ()
    outcome = run(story, playthrough)
    assert outcome.passed, str(outcome)


@pytest.mark.parametrize(
    "table",
    [
        "TITLE_PAGE",
        "NOTE",
        "VOICE",
        "MOOD",
        "STATE",
        "COUNTED",
        "STATE_GROUP",
        "MEMBER",
        "GAUGE",
        "ENDING",
        "PROMISES",
        "SCENE",
        "NODE",
        "CHOICE",
        "WAY",
        "ASK",
        "ASK_NUMBER",
        "ASK_AMONG",
    ],
)
def test_format_page_shows_every_key(table: str) -> None:
    shown = "\n".join([block.text for block in FORMAT if block.language == "yaml"])
    missing = [key for key in getattr(story_keys, table) if not re.search(rf"(?<!\w){re.escape(key)}:(\s|$)", shown)]
    assert missing == []


def test_format_page_shows_every_step_of_a_playthrough() -> None:
    shown = "\n".join([block.text for block in FORMAT if block.kind.startswith("playthrough")])
    assert [key for key in (*PLAYTHROUGH, *STEPS) if f"{key}:" not in shown] == ["draw"]


def test_format_page_shows_every_function() -> None:
    shown = "\n".join([block.text for block in FORMAT if block.language == "yaml"])
    assert [name for name in FUNCTIONS if f"{name}(" not in shown] == []


BOUNDS = {
    "names in an enumeration or a set": f"{members.MOST_MEMBERS}",
    "formulas": f"{formulas.MOST_FORMULAS}",
    "an expression or a statement": f"{parser.MAX_LENGTH:,} characters, nested {parser.MAX_DEPTH} deep",
    "the same, with its formulas written out": f"{checker.MAX_PARTS:,} parts, nested {checker.MAX_NESTING} deep",
    "what formulas, written out, add to all expressions": f"{names.MOST_ADDED:,} parts",
    "braces within braces": f"{braces.MAX_BRACES}",
    "braces and branches of conditions within each other": f"{braces.MAX_NESTED}",
    "sides of one brace": f"{braces.MAX_SIDES}",
    "calls within calls": f"{turn_in_progress.MOST_STACKED}",
    "an answer": f"{questions.LONGEST_ANSWER} characters, 40 if `length` is left out",
    "numbers that a question takes": f"{questions.MOST_NUMBERS:,}",
    "storylets shown at once": f"{bodies.MOST_SHOWN}",
    "a text": f"{builder.MAX_SCALAR:,} characters",
    "lists and mappings within each other": f"{builder.MAX_DEPTH}",
    "keys, values and lists in a document": f"{builder.MAX_VALUES:,}",
    "documents in a file": f"{reader.MAX_DOCUMENTS:,}",
    "files in a story": f"{files.MAX_FILES:,}",
    "a file, a story": f"{files.MAX_FILE_BYTES >> 20} MB, {files.MAX_STORY_BYTES >> 20} MB",
    "mistakes that are reported of a story": f"{MOST_PROBLEMS:,}",
}


def test_format_page_gives_the_true_bounds() -> None:
    _, bounds = (DOCS / "format.md").read_text(encoding="utf-8").split("## Bounds\n")
    rows = dict(
        line.strip("| ").split(" | ") for line in bounds.splitlines() if line.startswith("| ") and line != "| | |"
    )
    assert {name: rows.get(name) for name in BOUNDS} == BOUNDS


@pytest.mark.needs("posix")
@pytest.mark.parametrize(
    "path",
    [pytest.param(path, marks=pytest.mark.thorough if path.stem in SLOW else []) for path in PAGES],
    ids=lambda path: path.stem,
)
def test_page_shows_what_its_commands_answer(path: Path, tmp_path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    assert done(page, tmp_path) == page, "python -m tests.tutorial"


def slugs(page: Path) -> set[str]:
    """Return the anchors of the headings of a page."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", [ROOT / "README.md", *DOCS.rglob("*.md")], ids=lambda page: page.stem)
def test_links_lead_to_pages_and_sections_that_exist(page: Path) -> None:
    text = re.sub(r"`[^`\n]+`", "", page.read_text(encoding="utf-8"))
    for target, section in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", text):
        other = page.parent / target if target else page
        assert other.exists(), target
        assert not section or section in slugs(other), (target, section)


def test_index_lists_every_page() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    pages = [path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md") if path != DOCS / "README.md"]
    assert [page for page in pages if f"]({page})" not in index] == []


def test_glossary_is_alphabetical() -> None:
    parts = (DOCS / "glossary.md").read_text(encoding="utf-8").split("\n## ")[1:]
    terms = [re.findall(r"^- \*\*([a-z ]+)\*\*: ", part, re.MULTILINE) for part in parts]
    assert all(len(part) == text.count("\n- ") for part, text in zip(terms, parts, strict=True))
    assert all(part == sorted(set(part)) for part in terms)
    assert sum(len(part) for part in terms) == len(set().union(*terms))


@pytest.mark.parametrize("block", [b for b in PROOF if b.language == "yaml"], ids=place)
def test_proof_says_what_the_page_says(block: Block) -> None:
    loaded = load_text(block.text)
    assert loaded.story is not None
    assert (*loaded.diagnostics, *check_story(loaded.story)) == ()
    proof = prove(loaded.story)
    ways = [(stuck.kind, stuck.path) for stuck in proof.stuck]
    ways += [(f"fact {told.fact}", told.path) for told in proof.facts if told.verdict == "refuted"]
    said = [proof.verdict, *[f"{what}: {' '.join(path).replace('main.', '')}" for what, path in ways]]
    (text,) = [other.text for other in PROOF if other.language == "text" and other.before == block]
    assert (proof.verdict, said) == (block.kind, text.splitlines())


@pytest.mark.parametrize("block", [b for b in COOKBOOK if b.kind == "story"], ids=place)
def test_recipe_is_proven(block: Block) -> None:
    proof = prove(compiled(block))
    assert proof.verdict == "proven", [*proof.stuck, *proof.promises]


def test_contents_of_the_format_name_every_section() -> None:
    text = (DOCS / "format.md").read_text(encoding="utf-8")
    headings = re.findall(r"^(##|###) (.+)$", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S), re.MULTILINE)
    contents = re.findall(r"^( *)- \[(.+)\]\(#", text, re.MULTILINE)
    assert [(len(indent) // 2 + 2, title) for indent, title in contents] == [(len(m), title) for m, title in headings]
