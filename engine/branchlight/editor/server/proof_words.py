"""The words in which the editor shows what a proof found: above a node, under the pointer, and as a mistake."""

from branchlight.editor.server.proof_news import ProofFinding, ProofNews, ProvenItem
from branchlight.source.counted import counted

BEFORE = "before your last change"
PROVING = "Proving…"
UNPROVEN = "Not proven yet: save, or choose this"
MOST_LINES = 12
"""The most decisions of a path that a hover or a finding shows."""

ALMOST_ALL, CERTAIN = 0.995, 1 - 1e-9
"""The least shares with these names. Exact shares are computed in steps, and may miss 1 by very little."""

_MISSED = {
    "node": "no reader reaches this",
    "choice": "no reader can take this",
    "ending": "no reader reaches this",
}


def title_lens(news: ProofNews | None, edition: str, is_proving: bool) -> str:
    """Return the line above the title of a story."""
    if is_proving:
        return PROVING
    return UNPROVEN if news is None else f"{news.summary}{_since(news, edition)}"


def item_lens(news: ProofNews, edition: str, kind: str, name: str) -> str:
    """Return the line above a node or an ending; "" if the proof does not know it, because it is new."""
    item = news.items.get((kind, name))
    if item is None:
        return ""
    odds = _odds(news, kind, name) if item.status == "reached" else ""
    return f"{_status(item, kind)}{f' · {odds}' if odds else ''}{_since(news, edition)}"


def item_facts(news: ProofNews, edition: str, kind: str, name: str) -> str:
    """Return Markdown about a node, a choice or an ending: reached or not, the path to it, and the odds."""
    item = news.items.get((kind, name))
    if item is None:
        return ""
    odds = _odds(news, kind, name) if item.status == "reached" else ""
    first = f"**{_sentence(_status(item, kind))}**{f', by {odds}' if odds else ''}{_since(news, edition)}"
    return "\n".join([first, "", "```text", *_plain(item.path), "```"]) if item.path else first


def item_message(news: ProofNews, edition: str, kind: str, name: str) -> str:
    """Return the same as plain text; "" if the proof does not know it."""
    item = news.items.get((kind, name))
    lens = item_lens(news, edition, kind, name)
    return "\n".join([f"{name}: {lens}", *_cut(item.path)]) if item else ""


def finding_message(finding: ProofFinding, news: ProofNews, edition: str) -> str:
    """Return the message of a finding, with the path that leads there."""
    return "\n".join([f"{finding.message}{_since(news, edition)}", *_cut(finding.path)])


def _since(news: ProofNews, edition: str) -> str:
    return "" if news.edition == edition else f" ({BEFORE})"


def _status(item: ProvenItem, kind: str) -> str:
    if item.status == "unreachable":
        return _MISSED.get(kind, _MISSED["node"])
    if item.status == "not settled":
        return "not settled: the proof took too long"
    if not item.path:
        return "reached"
    if not item.decisions:
        return "reached at once"
    return f"reached after {'' if item.shortest else 'at most '}{counted(item.decisions, 'decision')}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _odds(news: ProofNews, kind: str, name: str) -> str:
    share = None if news.odds is None else news.odds.get((kind, name))
    if share is None:
        return ""
    if share == 0 and news.readings:
        return f"none of {news.readings:,} random readers"
    if ALMOST_ALL <= share < CERTAIN:
        return "almost all random readers"
    return f"{_percent(share)} of random readers"


def _percent(share: float) -> str:
    percent = 100 * share
    if percent >= 1 or percent == 0:
        return f"{percent:.0f}%"
    return f"{percent:.1f}%" if percent >= 0.1 else "less than 0.1%"


def _cut(path: tuple[str, ...]) -> list[str]:
    more = len(path) - MOST_LINES
    return [*path[:MOST_LINES], f"and {more:,} more"] if more > 0 else list(path)


def _plain(path: tuple[str, ...]) -> list[str]:
    """Return a path for a block of plain text, which its words cannot end."""
    return [line.replace("```", "'''") for line in _cut(path)]
