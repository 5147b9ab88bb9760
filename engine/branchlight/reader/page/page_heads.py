"""The head of the page in words of the story, for saves, and the way back to it."""

from bisect import bisect_right
from collections.abc import Sequence

from branchlight.reader.page.turn_window import TurnWindow
from branchlight.reader.text.blocks import LETTERED, Block
from branchlight.reader.text.places import line_of, place_of
from branchlight.reader.text.standing import Standing
from branchlight.reader.widgets.transcript import Transcript
from branchlight.shelf.page_head import PageHead, Showing


def showing(transcript: Transcript, turns: TurnWindow) -> Showing | None:
    """Return the part of the page that shows, or None if the page does not show the session's turn yet."""
    if not transcript.view.height or not turns.starts or turns.last != turns.session.history.here:
        return None
    return Showing(_head(transcript, turns), last_words(transcript))


def standing_of(head: PageHead, turns: TurnWindow, blocks: Sequence[Block]) -> Standing | None:
    """Return the place of a head among the blocks of a page, or None if its passage is not there."""
    index = block_of(turns, head.here, head.passage, blocks)
    if index < 0:
        return None
    # Another passage shows if this one was veiled since.
    letter = head.letter if blocks[index].passage == head.passage else 0
    block = index - turns.present
    return Standing(block, letter, -head.lines, block, letter)


def last_words(transcript: Transcript) -> str:
    """Return the last passage on the page that the reader has seen, as far as it is on the page."""
    view, galley, reveal = transcript.view, transcript.galley, transcript.reveal
    end = min(view.top + view.height, reveal.given) - 1
    for index in range(galley.at(end), -1, -1):
        block = galley.blocks[index]
        if galley.bottom(index) <= view.top:
            break
        if block.kind in LETTERED and block.passage >= 0 and reveal.seen(index, 0):
            start = place_of(galley, view.top)[1] if galley.top(index) < view.top else 0
            return block.text[start:].strip()
    return ""


def turn_of(turns: TurnWindow, block: int) -> int:
    """Return the number of a block's turn."""
    return turns.first + max(0, bisect_right(turns.starts, block) - 1)


def block_of(turns: TurnWindow, here: int, passage: int, blocks: Sequence[Block]) -> int:
    """Return the block of a passage on the page, or of the next in its turn, or -1."""
    if not turns.first <= here <= turns.last:
        return -1
    number = here - turns.first
    end = turns.starts[number + 1] if here < turns.last else len(blocks)
    return next((i for i in range(turns.starts[number], end) if blocks[i].passage >= passage), -1)


def _head(transcript: Transcript, turns: TurnWindow) -> PageHead | None:
    """Return the head of the page, by the words on its first line or else by the nearest ones."""
    galley, top = transcript.galley, transcript.view.top
    blocks = galley.blocks
    index, letter = place_of(galley, top)
    if index >= len(blocks) or blocks[index].passage < 0:
        below = next((i for i in range(index, len(blocks)) if blocks[i].passage >= 0), -1)
        above = next((i for i in range(min(index, len(blocks)) - 1, -1, -1) if blocks[i].passage >= 0), -1)
        if below < 0 and above < 0:
            return None
        index, letter = (below, 0) if below >= 0 else (above, len(blocks[above].text))
    here, passage = turn_of(turns, index), blocks[index].passage
    # The first words of a turn count as its first passage, whatever without words comes before them.
    is_first = not letter and block_of(turns, here, 0, blocks) == index
    return PageHead(here, 0 if is_first else passage, letter, top - line_of(galley, (index, letter)))
