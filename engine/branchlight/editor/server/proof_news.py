"""The findings of a proof and of random readings, as the process that made them reports them."""

from collections.abc import Mapping
from typing import Any

from branchlight.source.named_tuple import NamedTuple


class ProvenItem(NamedTuple):
    """The finding for a node, a choice, a variant or an ending.

    status      "reached", "unreachable" or "not settled"
    decisions   the number of decisions on the path to it
    shortest    whether no path has fewer
    path        the path in words, a decision a line
    """

    status: str
    decisions: int
    shortest: bool
    path: tuple[str, ...]


class ProofFinding(NamedTuple):
    """Something that a proof refutes. `kind` and `name` say at what, and `path` leads there."""

    kind: str
    name: str
    severity: str
    message: str
    path: tuple[str, ...]


class ProofNews(NamedTuple):
    """The findings for one edition of a story.

    items       by kind and name
    summary     the verdict in a line
    odds        the shares of random readers who reach a node or an ending, by kind and name; None if not known yet
    readings    how many random readings these are from, or 0 if they are exact
    """

    edition: str
    summary: str
    items: Mapping[tuple[str, str], ProvenItem]
    findings: tuple[ProofFinding, ...]
    odds: Mapping[tuple[str, str], float] | None = None
    readings: int = 0


def proof_from(value: Mapping[str, Any]) -> ProofNews:
    """Return what a line of the process says about a proof."""
    items = {
        (kind, name): ProvenItem(status, decisions, shortest, tuple(path))
        for kind, table in value["items"].items()
        for name, (status, decisions, shortest, path) in table.items()
    }
    findings = tuple(
        [
            ProofFinding(kind, name, severity, message, tuple(path))
            for kind, name, severity, message, path in value["findings"]
        ]
    )
    return ProofNews(value["edition"], value["summary"], items, findings)


def with_odds(news: ProofNews, value: Mapping[str, Any]) -> ProofNews:
    """Return the news with what a line of the process says about random readings."""
    odds = {(kind, name): share for kind, table in value["odds"].items() for name, share in table.items()}
    return news._replace(odds=odds, readings=value["readings"])
