"""Text under a content note without a replacement for readers who veil the note."""

from collections.abc import Iterator

from branchlight.analysis.rules.rule import Rule, Study, bare
from branchlight.model.story import bodies_of
from branchlight.source.diagnostic import Code, Diagnostic, complain

NOTE = Code("W413", "warning", "text under a content note without `veiled:` text")


def _find(study: Study) -> Iterator[Diagnostic]:
    for node in study.story.nodes.values():
        for body in bodies_of(node):
            if body.note and body.text and not body.veiled:
                message = f"a reader who veils `{body.note}` is shown nothing here"
                hint = "add `veiled:` with what that reader is shown in place of the text"
                yield complain(NOTE, body.place, message, hint, len(bare(body.name)))


RULE = Rule(NOTE, _find)
