"""Turns as blocks: their silences, and their ends."""

import pytest

from branchlight import choose, load_text, start
from branchlight.play.turn import Turn
from branchlight.reader.text.typeset import set_offer, set_passages

from .conftest import Open

SILENCES = """
title: T
endings: {over: {}}
---
node: room
text: |
  Here.

  @pause 2

  There.

  @pause 3
choices:
  - On: hall.dark
  - label: Leave
    text: |
      @pause 4
    go: end
---
node: end
text: ""
ending: over
---
scene: hall
title: The hall
---
node: dark
text: |
  @pause 5
ask: {into: name, label: Who?, length: 9}
go: main.end
""".replace("endings:", "state: {name: ''}\nendings:")
STUCK = """
title: T
state: {trust: 0}
endings: {over: {}}
---
node: room
text: Two doors.
choices:
  - {label: The first, if: trust > 0, locked: It is barred., go: end}
  - {label: The second, if: trust > 1, locked: It is walled up., go: end}
---
node: end
ending: over
"""


def turn(text: str, *answers: str) -> Turn:
    loaded = load_text(text)
    assert loaded.story is not None, loaded.diagnostics
    now = start(loaded.story, 1)
    for answer in answers:
        now = choose(now, answer)
    return now


@pytest.mark.parametrize(
    ("answers", "rests"),
    [
        ([], [("paragraph", 0.0), ("paragraph", 2.0), ("choice", 3.0), ("choice", 0.0)]),
        (["leave"], [("ending", 5.0), ("choice", 0.0), ("choice", 0.0), ("choice", 0.0)]),
        (["on"], [("heading", 0.0), ("question", 5.0)]),
    ],
)
def test_silence_comes_before_the_next_block(answers: list[str], rests: list[tuple[str, float]]) -> None:
    now = turn(SILENCES, *answers)
    before = turn(SILENCES).setting if answers else None
    text, _, rest = set_passages(now, frozenset(), before)
    assert [(block.kind, block.rest) for block in [*text, *set_offer(now, rest)]] == rests


async def test_choices_appear_after_the_last_silence(open_page: Open) -> None:
    async with open_page(SILENCES.replace("@pause 3", "@pause 9"), moving=True) as page:
        page.app.page.transcript.pager.tick(8.0)
        await page.settle()
        assert "There." in page.text
        assert "1 On" not in page.text
        page.app.page.transcript.pager.tick(8.0)
        await page.settle()
        assert "1 On" in page.text


async def test_silence_ends_at_any_key(open_page: Open) -> None:
    async with open_page(SILENCES, moving=True) as page:
        page.app.page.transcript.pager.tick(3.0)
        await page.press("space")
        assert "1 On" in page.text
        assert page.app.session.history.here == 0


async def test_stuck_turn_shows_closed_choices_first(open_page: Open) -> None:
    async with open_page(STUCK) as page:
        barred, walled = page.row("The first — It is barred."), page.row("The second — It is walled up.")
        assert barred < walled < page.row("The story stops here") < page.row("1 Step back")
        await page.press("2")
        assert page.app.is_running
        await page.click("Close the book")
        assert not page.app.is_running
