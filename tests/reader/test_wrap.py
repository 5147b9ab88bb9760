from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from branchlight.reader.text.blocks import Block, Form
from branchlight.reader.text.galley import Galley
from branchlight.reader.text.wrap import even, fill

PROSE = (
    "Her pulse is the loudest thing in the room. Tara waits, very still — and does not let go of her hand; the "
    "monitor counts—it always counts—what she cannot say … and then nothing."
)


def set_lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in even(text, width)]


@pytest.mark.parametrize("width", range(12, 80))
def test_lines_fit_and_contain_every_word_once(width: int) -> None:
    for lines in (even(PROSE, width), fill(PROSE, width)):
        assert all(end - start <= width for start, end in lines)
        assert "".join(PROSE[start:end] for start, end in lines).replace(" ", "") == PROSE.replace(" ", "")


@pytest.mark.parametrize("width", range(12, 80))
def test_lines_do_not_start_with_a_dash_or_a_stop(width: int) -> None:
    assert not [line for line in set_lines(PROSE, width) if line[0] in "—…;.,"]


def test_last_line_is_not_a_lone_word() -> None:
    text = "It is a very small sound, the sort that a page makes at night, when nobody is there to turn it over, ever."
    assert [text[start:end] for start, end in fill(text, 52)][-1] == "ever."
    assert set_lines(text, 52)[-1] == "over, ever."


def test_line_may_end_after_a_dash_between_words() -> None:
    assert set_lines("what she said—all of it", 15) == ["what she said—", "all of it"]


def test_stammer_stays_with_its_word() -> None:
    assert set_lines("came in at the w-window", 18) == ["came in at the", "w-window"]
    assert set_lines("came in at the well-worn", 22) == ["came in at the well-", "worn"]
    assert set_lines("日本語 w-window", 9) == ["日本語", "w-window"]


def test_word_wider_than_the_page_is_cut() -> None:
    assert set_lines("a" * 25, 10) == ["a" * 9, "a" * 9, "a" * 7]
    assert set_lines("7" * 25, 10) == ["7" * 10, "7" * 10, "7" * 5]
    assert set_lines("a" * 10 + ".", 10) == ["a" * 9, "a."], "no full stop is alone"


NIGHT = (
    "図書館の扉は、夜になると音を立てずに開いた。「どなたですか」と、彼女は暗がりに向かって尋ねたが、返事はなかった。"
    "「……まだ、起きていたのね。」ｶﾀｶﾅ、ー・々で始まる行がないことを確かめよう。彼女は“ことば”を探した。ＡＢＣと日々。"
)


@pytest.mark.parametrize("width", range(12, 70))
def test_japanese_lines_begin_and_end_well(width: int) -> None:
    lines = set_lines(NIGHT, width)
    assert "".join(lines) == NIGHT
    assert all(cell_len(line) <= width for line in lines)
    assert not [line for line in lines if line[0] in "。、」々ー・”…っ"]
    assert not [line for line in lines if line[-1] in "「“"]


def test_soft_hyphen_shows_at_a_break_alone() -> None:
    galley = Galley(Form(20))
    galley.append([Block("paragraph", "Der Donau\u00addampf\u00adschiff\u00adfahrts\u00adkapitän kam.")])
    assert [line.text for line in galley.lines(0)] == ["Der Donaudampf-", "schifffahrtskapitän", "kam."]


def test_forced_break_has_a_hyphen() -> None:
    galley = Galley(Form(10))
    galley.append([Block("paragraph", "Abcdefghijklmnop 12345678901234")])
    assert [line.text for line in galley.lines(0)] == ["Abcdefghi-", "jklmnop", "1234567890", "1234"]


WORDS = [
    "Abcdefghijklmnop",
    "1234567890123",
    "Donau\u00addampf\u00adschiff",
    "日本語の文章",
    "a",
    "https://example.org",
]
MARKS = [".", "!”", "…", ",", ")", "。」", ""]


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS)), max_size=6), st.integers(8, 30))
def test_no_stop_is_alone_and_no_line_too_wide(parts: list[tuple[str, str]], width: int) -> None:
    galley = Galley(Form(width))
    galley.append([Block("paragraph", " ".join(word + mark for word, mark in parts))])
    lines = [line.text for line in galley.lines(0)]
    assert all(cell_len(line) <= width for line in lines)
    assert all(any(sign.isalnum() for sign in line) for line in lines) or not parts


def test_space_after_a_full_line_is_no_line() -> None:
    assert set_lines("Abcdefghijklmnop。」 Abcdefghijklmnop。」", 20) == ["Abcdefghijklmnop。」"] * 2
    assert set_lines("日本 語", 4) == ["日本", "語"]


def test_no_break_spaces_hold() -> None:
    assert set_lines("sagte : Guten Tag", 8) == ["sagte :", "Guten", "Tag"]
    assert set_lines("oui\u00a0: non", 5) == ["oui\u00a0:", "non"]
    assert set_lines("il dit « bonjour »", 12) == ["il dit", "« bonjour »"]


def test_wide_characters_count_as_two_cells() -> None:
    assert set_lines("日本語の文章です", 6) == ["日本語", "の文章", "です"]


@pytest.mark.parametrize("width", range(4, 40))
def test_emoji_and_vowel_signs_are_never_cut_off(width: int) -> None:
    text = "☀️ sun ⚠️ warning ❤️ heart ☎️ phone 1️⃣ 👍🏽 up 👩\u200d🚀 and 👨\u200d👩\u200d👧 यह एक लंबी पंक्ति है जो टूटनी चाहिए"
    for line in set_lines(text, width):
        assert cell_len(line) <= width
        spacing = sum(category(sign) == "Mc" for sign in line)
        assert sum(map(cell_len, line)) + spacing <= width, "on a terminal that knows no grapheme"


@pytest.mark.parametrize("width", range(2, 12))
def test_cut_word_keeps_its_accents(width: int) -> None:
    for word in ("นี่คือข้อความยาวที่ไม่มีช่องว่าง", "e\u0301" * 20, "👩\u200d🚀" * 9):
        lines = set_lines(word, width)
        assert "".join(lines) == word
        assert [line for line in lines if category(line[0]) in ("Mn", "Mc", "Cf")] == [] or width < 5


def test_empty_text_is_one_empty_line() -> None:
    assert fill("", 10) == [(0, 0)]


@given(st.text(alphabet="ab ,.—…日\u0301-", max_size=60), st.integers(1, 20))
def test_fill_and_even_make_the_same_number_of_lines(text: str, width: int) -> None:
    assert len(fill(text, width)) == len(even(text, width)) >= 1
