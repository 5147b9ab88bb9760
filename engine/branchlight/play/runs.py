"""Runs of text as a reader sees them: runs of one style merged, with single spaces."""

from collections.abc import Sequence

from branchlight.language.types import Type
from branchlight.language.white_space import SPACES, single_spaced
from branchlight.play.turn import Run

_SPACES = tuple(SPACES)


def fuse(runs: Sequence[Run], loose: bool = False) -> tuple[Run, ...]:
    """Return runs with neighbours of one style merged, and without double spaces or spaces at the ends.

    Those that are `loose` keep one space at each end that has any, since glue may join them to others.
    """
    fused: list[Run] = []
    spaced = not loose
    for text, style in runs:
        kept = single_spaced(text)
        if text.startswith(_SPACES) and not spaced:
            kept = " " + kept
        if text.endswith(_SPACES) and kept.strip(SPACES):
            kept += " "
        if not kept:
            continue
        spaced = kept.endswith(" ")
        if fused and fused[-1].style == style:
            fused[-1] = Run(fused[-1].text + kept, style)
        else:
            fused.append(Run(kept, style))
    if fused and not loose:
        last = fused[-1].text.rstrip(SPACES)
        fused[-1:] = [Run(last, fused[-1].style)] if last else []
    return tuple(fused)


def plain(text: str) -> tuple[Run, ...]:
    """Return one run without style, and without the extra spaces that an empty side of a brace leaves."""
    kept = single_spaced(text)
    return (Run(kept),) if kept else ()


def members(names: tuple[str, ...], mask: int) -> str:
    """Return the members of a set in words. Bit i of `mask` says whether `names[i]` is a member."""
    return ", ".join(members_in(names, mask)) or "nothing"


def members_in(names: tuple[str, ...], mask: int) -> tuple[str, ...]:
    """Return the names whose bits are in the mask."""
    return tuple([name for index, name in enumerate(names) if mask >> index & 1])


def things_in(type_: Type, counts: Sequence[int]) -> tuple[str, ...]:
    """Return each of the counted things that there are, in words with its number."""
    kinds = len(counts)
    return tuple([f"{n} {type_.words[i if n == 1 else kinds + i]}" for i, n in enumerate(counts) if n])


def things_shown(type_: Type, counts: Sequence[int]) -> str:
    """Return counted things as the reader sees them."""
    return ", ".join(things_in(type_, counts)) or "nothing"
