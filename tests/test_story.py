"""The bundled story, in random sessions: what it tells, what every deathbed has, and how it looks."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

from branchlight import choose, load_story, start
from branchlight.model.story import Story
from branchlight.play.turn import Turn, words

STORY = Path(__file__).parents[1] / "story"
MARK = re.compile(r"\{(tells|needs) (\w+)\}")
SHOWN = re.compile(r"<(tells|needs) (\w+) (\d+)>")
SESSIONS = 1000
DEATHBEDS = {"always", "forgiven", "too_late", "outside", "untold", "other_end"}
BEATS = r"tapp(ed|ing)\b.{0,80}\bin there\b", r"\bI love you|\bshe loves you", r"\b(I|she)’ll (always )?find\b"


def marked(folder: Path) -> tuple[Story, dict[str, str]]:
    """Return the story with its marks in plain sight, each with a number, and the fact that each of them tells."""
    marks: dict[str, str] = {}

    def in_sight(mark: re.Match[str]) -> str:
        number = str(len(marks))
        marks[number] = mark[2] if mark[1] == "tells" else ""
        return f"<{mark[1]} {mark[2]} {number}>"

    (folder / "scenes").mkdir()
    for path in [STORY / "story.yaml", *sorted((STORY / "scenes").glob("*.yaml"))]:
        text = MARK.sub(in_sight, path.read_text(encoding="utf-8"))
        (folder / path.relative_to(STORY)).write_text(text, encoding="utf-8", newline="\n")
    loaded = load_story(str(folder))
    assert loaded.story is not None, loaded.diagnostics
    return loaded.story, {number: fact for number, fact in marks.items() if fact}


def bundled() -> Story:
    loaded = load_story(str(STORY))
    assert loaded.story is not None, loaded.diagnostics
    return loaded.story


def session(story: Story, seed: int) -> Iterator[Turn]:
    """Yield the turns of a session with random choices."""
    random, turn = Random(seed), start(story, seed)
    yield turn
    while turn.ending is None:
        turn = choose(turn, random.choice([choice.id for choice in turn.choices if choice.open]))
        yield turn


def read(turn: Turn, veils: bool) -> str:
    """Return what is read of a turn by somebody who veils nothing or everything."""
    shown = [passage.text for passage in turn.passages if not passage.note or passage.veiled == veils]
    return " ".join([*shown, *[f"{choice.text} {words(choice.reason)}" for choice in turn.choices]])


def test_every_telling_is_the_only_one_for_somebody(tmp_path: Path) -> None:
    story, tellings = marked(tmp_path)
    spare = set(tellings)
    for seed in range(SESSIONS):
        turns = list(session(story, seed))
        for veils in (False, True):
            told: dict[str, set[str]] = {}
            for verb, fact, number in SHOWN.findall(" ".join([read(turn, veils) for turn in turns])):
                if verb == "tells":
                    told.setdefault(fact, set()).add(number)
                else:
                    assert fact in told, (fact, seed)
                    if len(told[fact]) == 1:
                        spare -= told[fact]
    assert not spare, [(number, tellings[number]) for number in spare]


def test_deathbeds_have_hand_love_and_promise() -> None:
    story, met = bundled(), set()
    for seed in range(SESSIONS // 2):
        *_, last = turns = list(session(story, seed))
        if last.ending is None or last.ending.name not in DEATHBEDS:
            continue
        met.add(last.ending.name)
        for veils in (False, True):
            text = " ".join([read(turn, veils) for turn in turns])
            assert [beat for beat in BEATS if not re.search(beat, text, re.IGNORECASE)] == [], (
                seed,
                last.ending.name,
                veils,
            )
    assert met == DEATHBEDS


def test_phone_is_hung_up_before_it_rings() -> None:
    story, rung = bundled(), 0
    for seed in range(SESSIONS // 5):
        text = " ".join([read(turn, veils=False) for turn in session(story, seed)])
        before, ringing, _ = text.partition("The phone by the bed was ringing.")
        if ringing:
            rung += 1
            assert re.search(r"hung (up the kitchen phone|it up)", before), seed
    assert rung


def test_every_heading_has_text_below_it() -> None:
    story = bundled()
    for seed in range(SESSIONS // 5):
        kinds = [passage.kind for turn in session(story, seed) for passage in turn.passages]
        assert ("setting", "setting") not in set(pairwise(kinds)), seed


def test_labels_have_at_most_eight_words() -> None:
    story = bundled()
    for seed in range(SESSIONS // 5):
        labels = [choice.text for turn in session(story, seed) for choice in turn.choices]
        assert [label for label in labels if len(label.split()) > 8] == []
