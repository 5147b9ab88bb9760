"""Labels that can be empty, so that a choice without words would be shown."""

from collections.abc import Iterator

from branchlight.analysis.flow.ask import where
from branchlight.analysis.flow.effort import Effort
from branchlight.analysis.flow.evaluate import Held
from branchlight.analysis.rules.rule import Rule, Study
from branchlight.analysis.written import Writing
from branchlight.language.expression import Expression
from branchlight.language.operators import draws
from branchlight.language.prose import Either, Pieces, Series, Show, Words, is_fixed
from branchlight.model.offers import conjunction, opening_test
from branchlight.model.story import Choice, Node, choices_of
from branchlight.source.diagnostic import Code, Diagnostic, complain

EMPTY_LABEL = Code("W421", "warning", "a label that can be empty")
_GENERAL = "let it have words that are always shown"
MOST_WORK = 2_000_000
"""The most work of evaluating the conditions of labels and choices. Labels for which none is left are not reported."""


def _find(study: Study) -> Iterator[Diagnostic]:
    effort = Effort(MOST_WORK)
    for node in study.story.nodes.values():
        writing: Writing | None = None
        for choice in choices_of(node.body):
            if is_fixed(choice.label) and choice.label:
                continue
            held = _held(study, node, _shown_test(choice), effort)
            if held is not None and _can_be_empty(choice.label, held, node.number, effort) and not effort.is_over:
                writing = writing or Writing(study.story, node)
                hint = _hint(choice.label, writing) or _GENERAL
                message = f"the label of `{choice.id}` can be empty, and a choice without words is shown"
                yield complain(EMPTY_LABEL, choice.place, message, hint)


def _shown_test(choice: Choice) -> Expression | None:
    """Return the condition under which a reader sees a choice. One that is locked is seen too."""
    if choice.locked is None:
        return opening_test(choice)
    return conjunction([group.test for group in choice.groups]) if choice.groups else None


def _held(study: Study, node: Node, test: Expression | None, effort: Effort) -> Held | None:
    held = Held(study.facts.anywhere)
    return held if test is None else where(test, True, held, node.number, effort)


def _can_be_empty(pieces: Pieces, held: Held, here: int, effort: Effort) -> bool:
    """Return whether pieces may show no words. A value counts as words."""
    for piece in pieces:
        match piece:
            case Words() if piece.text.strip():
                return False
            case Show():
                return False
            case Either() if not _either_can_be_empty(piece, held, here, effort):
                return False
            case Series() if piece.kind not in ("once", "deal"):
                if not any(_can_be_empty(option, held, here, effort) for option in piece.options):
                    return False
            case _:
                pass
    return True


def _either_can_be_empty(piece: Either, held: Held, here: int, effort: Effort) -> bool:
    for truth, side in ((True, piece.yes), (False, piece.no)):
        supposed = held if draws(piece.test) else where(piece.test, truth, held, here, effort)
        if supposed is not None and _can_be_empty(side, supposed, here, effort):
            return True
    return False


def _hint(label: Pieces, writing: Writing) -> str:
    """Return what shows a choice only at times, if its whole label is a condition or a series that ends."""
    match label:
        case (Either(name, _, yes, (), False),) if name in writing.tests:
            return f"to show it only at times, write `label: {writing.line(yes)}` and `if: {writing.tests[name]}`"
        case (Series(_, "once", _, (option,)),):
            return f"to show it once, write `label: {writing.line(option)}` and `once: true`"
        case _:
            return ""


RULE = Rule(EMPTY_LABEL, _find)
