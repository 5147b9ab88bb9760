"""Text under a content note that tells a fact which its veiled text does not tell."""

from collections.abc import Iterator

from branchlight.analysis.rules.rule import Rule, Study, bare
from branchlight.language.prose import Mark, Pieces, pieces_in
from branchlight.model.story import bodies_of
from branchlight.source.diagnostic import Code, Diagnostic, complain

HIDDEN_FACT = Code(
    "W419", "warning", "a fact that the text under a content note tells, and its `veiled:` text does not"
)


def _find(study: Study) -> Iterator[Diagnostic]:
    for node in study.story.nodes.values():
        for body in bodies_of(node):
            if body.note:
                veiled = frozenset(_told(body.veiled))
                for fact in dict.fromkeys((*body.tells, *_told(body.text))):
                    if fact not in veiled:
                        message = f"a reader who veils `{body.note}` is not told `{fact}` here"
                        hint = f"write `{{tells {fact}}}` into a `veiled:` text that tells it too"
                        yield complain(HIDDEN_FACT, body.place, message, hint, len(bare(body.name)))


def _told(pieces: Pieces) -> list[str]:
    return [piece.fact for piece in pieces_in(pieces) if isinstance(piece, Mark) and piece.kind == "tells"]


RULE = Rule(HIDDEN_FACT, _find)
