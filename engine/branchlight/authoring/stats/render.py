"""Figures as text for the terminal."""

from collections.abc import Iterator
from math import ceil, floor

from branchlight.authoring.stats.figures import Figures, Share
from branchlight.authoring.stats.lengths import Length
from branchlight.source.counted import counted

WORDS_A_MINUTE = 200
RARE = 0.01
MOST_LISTED = 12


def render(figures: Figures) -> str:
    """Return all figures, a paragraph for each kind."""
    return "\n".join(
        [
            *_size(figures),
            "",
            *_readings(figures),
            "",
            *_endings(figures),
            *_rare(figures),
            *_alike(figures),
            *_cut(figures),
        ]
    )


def _size(figures: Figures) -> Iterator[str]:
    yield figures.title
    counts = {"word": figures.words, "node": figures.nodes, "choice": figures.choices, "ending": figures.endings}
    yield ", ".join([counted(number, word) for word, number in counts.items()])
    if len(figures.scenes) > 1:
        width = max([len(name) for name in figures.scenes])
        for name, words in figures.scenes.items():
            yield f"  {name:<{width}}  {words:>7,} words"


def _readings(figures: Figures) -> Iterator[str]:
    known = "" if figures.measured else f" (of {figures.readings:,} random playthroughs)"
    yield f"Shortest playthrough  {_length(figures.shortest)}{known}"
    yield f"Typical playthrough   {_length(figures.typical)}"
    if figures.longest is None and figures.shortest is not None:
        yield "Longest playthrough   unlimited: the story has loops"
    else:
        yield f"Longest playthrough   {_length(figures.longest)}{known}"


def _endings(figures: Figures) -> Iterator[str]:
    how = "exactly" if figures.exact else f"from {figures.readings:,} playthroughs, seed {figures.seed}"
    yield f"Where random readers end ({how})"
    width = max([len(name) for name in figures.reached_endings], default=0)
    ordered = sorted(figures.reached_endings.items(), key=lambda item: -item[1].share)
    shares = [_share(share) for _, share in ordered]
    wide = max([len(share) for share in shares], default=0)
    for (name, share), said in zip(ordered, shares, strict=True):
        yield f"  {name:<{width}}  {said:<{wide}}  {_bar(share.share)}".rstrip()
    if figures.unfinished.share > 0.0005:
        yield f"  {'(never)':<{width}}  {_share(figures.unfinished)}"


def _rare(figures: Figures) -> Iterator[str]:
    rare = sorted([(share, name) for name, share in figures.reached_nodes.items() if share.share < RARE])
    said = [_rarity(share) for share, _ in rare[:MOST_LISTED]]
    wide = max([7, *[len(words) for words in said]])
    if rare:
        yield ""
        yield "Nodes that fewer than one in a hundred random readers reach"
        yield from [f"  {words:>{wide}}  {name}" for words, (_, name) in zip(said, rare, strict=False)]
        if len(rare) > MOST_LISTED:
            yield f"  and {len(rare) - MOST_LISTED} more"


def _alike(figures: Figures) -> Iterator[str]:
    if figures.alike:
        yield ""
        yield "Choices that make no difference to what follows" + ("" if figures.exact else ", as far as is known")
        for names in figures.alike[:MOST_LISTED]:
            more = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
            yield f"  {', '.join(names[:MOST_LISTED])}{more}"
        if len(figures.alike) > MOST_LISTED:
            yield f"  and {len(figures.alike) - MOST_LISTED} more groups"


def _cut(figures: Figures) -> Iterator[str]:
    if figures.cut:
        yield ""
        yield f"There was no time for: {', '.join(figures.cut)}. Raise the limit with --seconds."


def _length(length: Length | None) -> str:
    if length is None:
        return "none reaches an ending"
    minutes = max(1, round(length.words / WORDS_A_MINUTE))
    return f"{counted(length.words, 'word')}, {counted(length.choices, 'decision')}, about {minutes} min"


def _share(share: Share) -> str:
    """Return a share with its uncertainty. A share of 0 or 1 from a sample is shown as a bound."""
    if share.low == share.high:
        return f"{_percent(share.share):>7}"
    if share.low == 0 and share.high == 1:
        return "unknown"
    if share.low == 0:
        return f"under {ceil(1000 * share.high) / 10:.1f} %"
    if share.high == 1:
        return f"over {floor(1000 * share.low) / 10:.1f} %"
    return f"{_percent(share.share):>7} ±{100 * share.error:.1f}"


def _rarity(share: Share) -> str:
    return _percent(share.share) if share.low else _share(share)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %" if share >= 0.001 or share == 0 else "< 0.1 %"


def _bar(share: float) -> str:
    return "█" * round(share * 30)
