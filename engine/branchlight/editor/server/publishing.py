"""Mistakes and findings of proofs as diagnostics of the protocol, by file."""

from collections.abc import Iterable, Mapping

from lsprotocol import types

from branchlight.editor.edited_story import EditedStory
from branchlight.editor.server.columns import Encoding
from branchlight.editor.server.lsp_ranges import range_of
from branchlight.editor.server.open_story import OpenStory
from branchlight.editor.server.proof_news import ProofFinding
from branchlight.editor.server.proof_words import finding_message
from branchlight.prover.whereabouts import Whereabouts
from branchlight.source.diagnostic import Diagnostic, Related
from branchlight.source.place import Place

MISTAKES, FINDINGS = "branchlight", "branchlight prove"
"""The sources of diagnostics."""

_SEVERITIES = {"error": types.DiagnosticSeverity.Error, "warning": types.DiagnosticSeverity.Warning}

Diagnostics = dict[str, list[types.Diagnostic]]
"""Diagnostics by the name of their file."""


def diagnostics_of(story: OpenStory, addresses: Mapping[str, str], encoding: Encoding) -> Diagnostics:
    """Return all that is wrong in a story; a file with nothing wrong has an empty list.

    `addresses` are those of the files by name, for places that explain others.
    """
    snapshot = story.shown
    if snapshot is None:
        return {}
    texts = {file.name: file.text for file in snapshot.files}
    found: Diagnostics = {name: [] for name in texts}
    for problem in snapshot.diagnostics:
        found.setdefault(problem.place.file, []).append(_mistake(problem, texts, addresses, encoding))
    for place, length, finding in _placed_findings(story, snapshot):
        text = texts.get(place.file, "")
        found.setdefault(place.file, []).append(
            types.Diagnostic(
                range_of(text, place, length, encoding),
                finding_message_of(story, finding),
                _SEVERITIES[finding.severity],
                source=FINDINGS,
            )
        )
    return found


def finding_message_of(story: OpenStory, finding: ProofFinding) -> str:
    """Return the message of a finding of the last proof."""
    assert story.news is not None
    return finding_message(finding, story.news, edition_of(story))


def edition_of(story: OpenStory) -> str:
    """Return the current edition of the texts, or "" while they have mistakes."""
    return story.shown.story.edition if story.shown and story.shown.story else ""


def _mistake(
    problem: Diagnostic, texts: Mapping[str, str], addresses: Mapping[str, str], encoding: Encoding
) -> types.Diagnostic:
    return types.Diagnostic(
        range_of(texts.get(problem.place.file, ""), problem.place, problem.length, encoding),
        f"{problem.message}\n{problem.hint}" if problem.hint else problem.message,
        _SEVERITIES[problem.severity],
        problem.code,
        source=MISTAKES,
        related_information=[_related(each, texts, addresses, encoding) for each in problem.related] or None,
    )


def _related(
    related: Related, texts: Mapping[str, str], addresses: Mapping[str, str], encoding: Encoding
) -> types.DiagnosticRelatedInformation:
    name = related.place.file
    where = types.Location(addresses[name], range_of(texts.get(name, ""), related.place, 1, encoding))
    return types.DiagnosticRelatedInformation(where, related.message)


def _placed_findings(story: OpenStory, snapshot: EditedStory) -> Iterable[tuple[Place, int, ProofFinding]]:
    """Return the findings of the last proof, each at the place where its subject is now. What is gone has none."""
    known = story.known
    if story.news is None or not story.news.findings or known is None or known.story is None:
        return []
    declared = {
        (use.kind, use.name): (use.place, use.length) for use in known.uses if use.role in ("declared", "derived")
    }
    for promise in known.story.promises:
        declared["promise", promise.text] = (promise.place, len(promise.text.partition(": ")[2]))
    at = Whereabouts(known.story)
    found: list[tuple[Place, int, ProofFinding]] = []
    for finding in story.news.findings:
        place = at.place_of(finding.name) if finding.kind == "variant" else None
        spot = (place, 1) if place else declared.get((finding.kind, finding.name))
        if spot is not None:
            found.append((*spot, finding))
    return found
