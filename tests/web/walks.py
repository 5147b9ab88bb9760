"""Random sessions of published stories, played by Python in a process of its own: `python -m tests.web.walks`.

The process publishes stories into a folder, plays each from several seeds, and writes two files: what was decided, for
another player to repeat, and what each step led to.
"""

import itertools
import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from branchlight import (
    ChoiceError,
    Story,
    Turn,
    choose,
    load_text,
    read_story,
    resume,
    start,
    state_as_json,
    state_from_json,
    turn_as_json,
)
from branchlight.play.dice import MASK
from branchlight.play.reading import Reading
from branchlight.play.snapshot import snapshot
from branchlight.play.turn_in_progress import MOST_TURNS
from branchlight.shelf.portable import Portable, write_portable
from branchlight.shelf.ribbon import last_line
from branchlight.web.published_page import published_page
from tests.independent.wide_stories import WideStory
from tests.prover.small_stories import SmallStory
from tests.tools import ROOT
from tests.web.dressed_stories import dressed_story
from tests.web.edge_stories import EDGES
from tests.web.expression_stories import expression_story, random_state
from tests.web.large_stories import large_story

SAVED = 7
TEXTS = (
    *("Ada", "  two  words ", "", "friend", " MELLON! ", "“Foe”", "rot", "Bluë", "BLUE!", "é漢字🎭 a long name of all"),
    *(
        "a\u200bb\u202ec\x07d\u00a0e",
        "\ud83d",
        "\u3000x",
        "\U0001f9d1\u200d\U0001f680",
        "\u200d",
        "\u2028",
        "<!--<script>",
    ),
    *(
        "RED ",
        "...red`",
        "it’s",
        "IT'S!",
        "itʼs",
        "ǰ",
        "strasse",
        "Straße",
        "u\u0308MLAUT",
        "Ꭰ ꭰ",
        "ꭰ Ꭰ",
        "FIN",
        "A‑B",
        "a—b",
        "A “B” c",
    ),
    *(
        "two\u2003words",
        "`TWO  words`",
        "σίσυφος",
        "ΣΊΣΥΦΟΣ",
        "σίσυφοσ",
        "ı",
        "I",
        "i\u0307",
        "\u0345",
        "abcdefghi 1",
        "12345678 9",
    ),
)
"""Answers of all kinds: what shows as nothing, what is cut, and what the stories tell apart."""


class Walk(NamedTuple):
    """A session: a page, a seed, the steps, and what the start and each step led to, as canonical JSON."""

    path: str
    seed: int
    steps: list[dict[str, Any]]
    results: list[str]


def canonical(value: object) -> str:
    """Return the JSON text of a value, with its keys in order. Whole numbers have no point."""
    text = _dumped(value)
    return _dumped(_whole(value)) if ".0" in text or "e+" in text else text


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _whole(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {name: _whole(each) for name, each in value.items()}
    return [_whole(each) for each in value] if isinstance(value, list | tuple) else value


def turn_as_text(turn: Turn) -> str:
    """Return a turn as the runtime of a page gives it."""
    return canonical({**turn_as_json(turn), "after": state_as_json(turn.story, turn.after)})


def answer_for(turn: Turn, rng: random.Random, texts: Iterator[str]) -> str | None:
    """Return a random answer that a turn takes, or None if the session is over. `texts` has those to open questions."""
    if turn.question is None:
        opened = [choice.id for choice in turn.choices if choice.open]
        return rng.choice(opened) if opened else None
    if turn.question.kind == "number":
        number = rng.randint(turn.question.low, turn.question.high)
        return rng.choice((str(number), f" {number:+d} ", str(number).translate(_ARABIC), f"{number:04d}"))
    return next(texts)


def texts_in_turn(rng: random.Random) -> Iterator[str]:
    """Yield answers to open questions, each as often as every other, so that a long session misses none."""
    return itertools.cycle(rng.sample(TEXTS, len(TEXTS)))


def wrong_answer(turn: Turn) -> str:
    """Return an answer that a turn does not take: a closed choice if there is one."""
    return next((choice.id for choice in turn.choices if not choice.open), "no")


def refused(turn: Turn) -> str:
    """Return why a turn does not take the wrong answer, or "" if it takes it."""
    try:
        choose(turn, wrong_answer(turn))
    except ChoiceError as error:
        return json.dumps(str(error), ensure_ascii=False)
    return '""'


def late_state(turn: Turn) -> dict[str, Any]:
    """Return the state of a turn as if as many turns had passed as can be counted."""
    return {**state_as_json(turn.story, turn.state), "turns": MOST_TURNS}


def late(turn: Turn) -> Turn:
    return resume(turn.story, state_from_json(turn.story, late_state(turn))[0])


_ARABIC = str.maketrans("-0123456789", "−٠١٢٣٤٥٦٧٨٩")


def walk(story: Story, path: str, seed: int, most: int) -> Walk:
    """Play a random session of at most `most` decisions, with resumes and saves in between."""
    rng, aside = random.Random(seed), random.Random(seed)
    texts = texts_in_turn(rng)
    reading = Reading(story, seed)
    steps: list[dict[str, Any]] = []
    results = [turn_as_text(reading.turn)]
    for _ in range(most):
        answer = answer_for(reading.turn, rng, texts)
        if answer is None:
            break
        if aside.random() < 0.1:
            steps.append({"wrong": wrong_answer(reading.turn)})
            results.append(refused(reading.turn))
            later = late(reading.turn)
            if (other := answer_for(later, aside, texts)) is not None:  # ages differ there, and so may the offer
                steps.append({"state": json.dumps(late_state(reading.turn)), "answer": other})
                results.append(turn_as_text(choose(later, other)))
        turn = reading.choose(answer)
        steps.append({"answer": answer})
        results.append(turn_as_text(turn))
        if rng.random() < 0.1:
            steps.append({"resume": True})
            results.append(turn_as_text(resume(story, turn.state)))
        if rng.random() < 0.05:
            steps.append({"save": True})
            results.append(json.dumps(save_of(reading), ensure_ascii=False))
    steps.append({"resume": True})  # also from an end, and from where the reader is stuck
    results.append(turn_as_text(resume(story, reading.turn.state)))
    return Walk(path, seed, steps, results)


def save_of(reading: Reading) -> str:
    """Return the save of a session as the shelf writes it."""
    story, turn = reading.story, reading.turn
    facts = (story.identity, story.title, story.edition, "walk", turn.setting.title, last_line(turn, frozenset()))
    answers = [reading.trail.answer(number) for number in range(reading.here)]
    return write_portable(Portable(*facts, SAVED, reading.seed & MASK, 0, answers, snapshot(story, turn.state)))


KINDS: dict[str, Callable[[int], Story | None]] = {
    "wide": lambda seed: load_text(WideStory(seed).text).story,
    "small": lambda seed: load_text(SmallStory(seed).text).story,
    "large": lambda seed: load_text(large_story(seed)).story,
    "dressed": lambda seed: load_text(dressed_story(seed)).story,
    "edges": lambda number: load_text(EDGES[number % len(EDGES)]).story,
    "expressions": expression_story,
    "bundled": lambda seed: read_story(str(ROOT / "story")),
}
"""Stories by kind, each made from a number."""


def states(story: Story, path: str, seed: int, most: int) -> Walk:
    """Resume from random states of a story whose gauges are expressions."""
    rng = random.Random(seed)
    given = [state_as_json(story, random_state(story, rng)) for _ in range(most)]
    results = [turn_as_text(start(story, seed))]
    results += [turn_as_text(resume(story, state_from_json(story, each)[0])) for each in given]
    return Walk(path, seed, [{"state": json.dumps(each)} for each in given], results)


def walks(kind: str, first: int, count: int, sessions: int, most: int, folder: Path) -> Iterator[Walk]:
    """Publish `count` stories of a kind into a folder, and yield `sessions` walks through each."""
    for number in range(first, first + count):
        story = KINDS[kind](number)
        if story is None:
            continue
        path = folder / f"{kind}-{number}.html"
        path.write_text(published_page(story), encoding="utf-8")
        for session in range(sessions):
            go = states if kind == "expressions" else walk
            seed = (1000 * number + session) * 2_654_435_761 % 2**53
            yield go(story, str(path), seed if session % 3 else -seed, most)


def main(kind: str, first: str, count: str, sessions: str, most: str, folder: str) -> None:
    """Write the walks of a kind of stories: `cases.txt`, a walk a line, and `results.txt`, a result a line."""
    place = Path(folder)
    with (
        open(place / "cases.txt", "w", encoding="utf-8") as steps,
        open(place / "results.txt", "w", encoding="utf-8") as results,
    ):
        for each in walks(kind, int(first), int(count), int(sessions), int(most), place):
            print(json.dumps({"path": each.path, "seed": each.seed, "steps": each.steps}), file=steps)
            print("\n".join(each.results), file=results)


if __name__ == "__main__":
    main(*sys.argv[1:])
