"""A standing: the first line of the page, and the end of the text given so far, in blocks and letters.

Lines break elsewhere in another terminal, so a standing has none. Its blocks are counted from the head of the turn.
"""

import json

from branchlight.reader.text.places import line_of, place_of
from branchlight.reader.text.script import Script
from branchlight.source.named_tuple import NamedTuple

_MOST = 1_000_000


class Standing(NamedTuple):
    """The place in the text of one turn.

    block, letter               the first words at the head of the page
    blank                       the blank lines above them
    given_block, given_letter   the end of what was given
    """

    block: int
    letter: int
    blank: int
    given_block: int
    given_letter: int


def standing_at(script: Script, top: int, given: int) -> Standing:
    """Return the standing of a page whose first line is `top`, and of which `given` lines were given."""
    place, end = place_of(script.galley, top), place_of(script.galley, given)
    blank = max(0, line_of(script.galley, place) - top)
    return Standing(place[0] - script.turn, place[1], blank, end[0] - script.turn, end[1])


def lines_of(standing: Standing, script: Script) -> tuple[int, int]:
    """Return the first line of the page, and the number of lines given, as the script is set now."""
    top = line_of(script.galley, (max(0, script.turn + standing.block), standing.letter)) - standing.blank
    given = line_of(script.galley, (max(0, script.turn + standing.given_block), standing.given_letter))
    return max(0, top), given


def written(standing: Standing, seed: int, here: int) -> str:
    """Return the standing in one reading after `here` decisions, as a text that a shelf can keep."""
    return json.dumps([seed, here, *standing])


def read(text: str, seed: int | None, here: int) -> Standing | None:
    """Return the standing that such a text contains, or None if it is of another reading or of another turn.

    Without a seed, it may be of any reading.
    """
    try:
        numbers = json.loads(text)
    except (ValueError, RecursionError):
        return None
    fits = isinstance(numbers, list) and len(numbers) == 2 + len(Standing._fields)
    if not fits or not all(type(number) is int for number in numbers):
        return None
    first, second, *places = numbers
    if second != here or (seed is not None and first != seed) or any(abs(number) > _MOST for number in places):
        return None
    return Standing(*places)
