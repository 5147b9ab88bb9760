"""Runs of text as a reader sees them: joined where they are alike, with single spaces."""

from collections.abc import Sequence

from branchlight.play.turn import Run


def fuse(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs with neighbours of one style joined, and no space where there is one already, or at the edges."""
    fused: list[Run] = []
    spaced = True
    for text, style in runs:
        kept = " ".join(text.split())
        if text[:1].isspace() and not spaced:
            kept = " " + kept
        if text[-1:].isspace() and kept.strip():
            kept += " "
        if not kept:
            continue
        spaced = kept.endswith(" ")
        if fused and fused[-1].style == style:
            fused[-1] = Run(fused[-1].text + kept, style)
        else:
            fused.append(Run(kept, style))
    if fused:
        last = fused[-1].text.rstrip()
        fused[-1:] = [Run(last, fused[-1].style)] if last else []
    return tuple(fused)


def plain(text: str) -> tuple[Run, ...]:
    """One run without style, and without the spaces that an empty side of a brace leaves behind."""
    kept = " ".join(text.split())
    return (Run(kept),) if kept else ()


def members(names: tuple[str, ...], mask: int) -> str:
    """The members of a set, as the reader sees them."""
    return ", ".join([name for index, name in enumerate(names) if mask >> index & 1]) or "nothing"
