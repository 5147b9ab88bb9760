"""The foot of a screen: as many of its keys as there is room for. The sign that there is more is the last to go."""

from collections.abc import Sequence

from textual.content import Content

from branchlight.reader.look.ink import Ink, Key

MORE_SIGN = "⌄"
"""The sign of more text below, where not even a key fits."""
_GAP = 2


def briefly(keys: Sequence[Key]) -> tuple[Key, ...]:
    """Return keys without what they do. Words without a key stay."""
    return tuple((key, "" if key else words, action) for key, words, action in keys)


def fit_foot(
    ink: Ink, left: Sequence[Key], right: Sequence[Key], brief: Sequence[Key], room: int, sign: str = ""
) -> tuple[Content, Content]:
    """Return both ends of a foot of `room` cells.

    Keys at the right go first, up to the last one, which leads out. Then those at the left have their `brief` form.
    `sign` stays where none of them fits. Without one, the last form is cut.
    """
    ends = right[-1:]
    ways = [(left, right[number:]) for number in range(len(right))]
    ways += [(brief, ends), (brief, briefly(ends)), (brief, ()), (brief[:1], ())] if left else [((), briefly(ends))]
    for before, after in ways:
        first, last = ink.keys(*before), ink.keys(*after)
        if first.cell_length + last.cell_length + (_GAP if first and last else 0) <= room:
            return first, last
    cut = ink.keys(*brief) if left else Content("")
    return (Content(sign), Content("")) if sign else (cut, Content("") if left else ink.keys(*briefly(ends)))
