import pytest
from rich.cells import cell_len

from branchlight.reader.text.blocks import Block, Form, Kind, TextSpan
from branchlight.reader.text.galley import Galley, display

WORDS = "one two three four five six seven eight nine ten eleven twelve"


NARROW = Form(24)


def galley(*blocks: Block, form: Form = NARROW) -> Galley:
    column = Galley(form)
    column.append(blocks)
    return column


def printed(column: Galley) -> list[str]:
    found = [column.line(number) for number in range(column.height)]
    return ["" if line is None else " " * line[1].x + line[1].text for line in found]


def test_normal_spacing_separates_paragraphs() -> None:
    column = galley(Block("paragraph", "One."), Block("paragraph", "Two."))
    assert printed(column) == ["One.", "", "Two."]


def test_close_spacing_indents_paragraphs() -> None:
    column = galley(*[Block("paragraph", WORDS)] * 2, form=Form(24, "close"))
    lines = printed(column)
    assert "" not in lines
    assert [line for line in lines if line.startswith("  ")] == ["  one two three four"]


def test_wide_spacing_separates_all_lines() -> None:
    lines = printed(galley(Block("paragraph", WORDS), form=Form(24, "wide")))
    assert lines[1::2] == [""] * (len(lines) // 2)


@pytest.mark.parametrize("spacing", ["close", "normal", "wide"])
@pytest.mark.parametrize("measure", [12, 24, 60])
def test_lines_are_where_they_were_measured(measure: int, spacing: str) -> None:
    kinds = ["heading", "paragraph", "paragraph", "voice", "break", "cue", "taken", "choice", "locked", "ending"]
    column = galley(*[Block(kind, WORDS, indent=2) for kind in kinds], form=Form(measure, spacing))  # type: ignore[arg-type]
    for index in range(len(kinds)):
        assert column.bottom(index) - column.top(index) == len(column.lines(index))
    assert column.height == column.bottom(len(kinds) - 1)


def test_heading_is_spaced_out_if_there_is_room() -> None:
    assert display(Block("heading", "The call"), 40) == "T H E   C A L L"
    assert display(Block("heading", "The call"), 10) == "THE CALL"


@pytest.mark.parametrize("measure", [24, 36, 66])
@pytest.mark.parametrize("name", ["", "shown", "龍" * 9, "scenes/03-a-long-name-of-a-scene.yaml:120:15"])
@pytest.mark.parametrize("words", ["Short", "A long line of a list " * 4, "眠れる森の" * 20, "a" * 63 + "龍" * 2])
def test_entry_fits_the_measure(words: str, name: str, measure: int) -> None:
    lines = galley(Block("entry", words, name=name, indent=2), form=Form(measure)).lines(0)
    line = lines[-1]
    assert all(each.x + cell_len(each.text) <= measure for each in lines)
    assert len(lines) == 1 or "…" not in line.text.removesuffix(name), "words are cut only where they cannot be broken"
    assert line.x + cell_len(line.text) == measure or not name
    assert "".join(each.text for each in lines).replace(" ", "").endswith((name, "…"))


@pytest.mark.parametrize("kind", ["heading", "ending"])
def test_wide_letters_are_spaced_out_if_there_is_room(kind: Kind) -> None:
    assert display(Block(kind, "眠れる森"), 11) == "眠 れ る 森"
    assert display(Block(kind, "眠れる森"), 10) == "眠れる森"


def test_held_cue_is_as_wide_as_the_measure() -> None:
    (line,) = galley(Block("cue", "龍の声", name="flatline"), form=Form(30)).lines(0)
    assert cell_len(line.text) == 30


def test_styles_follow_their_words_across_lines() -> None:
    column = galley(Block("paragraph", "aaaa bbbb cccc dddd eeee ffff", (TextSpan(5, 19, "strong"),)), form=Form(12))
    styled = [line.text[span.start : span.end] for line in column.lines(0) for span in line.spans]
    assert " ".join(styled) == "bbbb cccc dddd"


def test_blocks_can_be_taken_away_and_set_above() -> None:
    column = galley(Block("paragraph", "One."), Block("paragraph", "Two."), Block("paragraph", "Three."))
    column.cut(2)
    shift = column.prepend([Block("paragraph", "Zero.")])
    assert printed(column) == ["Zero.", "", "One.", "", "Two."]
    assert shift == 2
