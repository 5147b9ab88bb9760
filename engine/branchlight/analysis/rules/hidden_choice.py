"""Choices that a reader cannot distinguish from an earlier one."""

from collections.abc import Iterator

from branchlight.analysis.flow.ask import where
from branchlight.analysis.flow.effort import Effort
from branchlight.analysis.flow.evaluate import Held
from branchlight.analysis.rules.rule import Rule, Study
from branchlight.language.expression import Expression
from branchlight.language.operators import draws
from branchlight.language.prose import Pieces, is_fixed
from branchlight.model.offers import opening_test
from branchlight.model.story import Choice, bodies_of
from branchlight.source.diagnostic import Code, Diagnostic, Related, complain

HIDDEN_CHOICE = Code("W405", "warning", "a choice hidden by an earlier one with the same words")


MOST_COMPARED = 12
"""The most earlier choices with the same words that are compared."""
MOST_WORK = 2_000_000
"""The most work of comparing the conditions of a story."""


def _find(study: Study) -> Iterator[Diagnostic]:
    effort = Effort(MOST_WORK)
    for node in study.story.nodes.values():
        for body in bodies_of(node):
            earlier: dict[Pieces, list[Choice]] = {}
            for offer in body.offers:
                if not isinstance(offer, Choice) or not is_fixed(offer.label):
                    continue
                alike = earlier.setdefault(offer.label, [])
                twin = next(
                    (choice for choice in alike[-MOST_COMPARED:] if _hides(study, node.number, choice, offer, effort)),
                    None,
                )
                if twin is not None:
                    message = f"whenever this choice is open, so is `{twin.id}`, and both read the same"
                    first = Related(twin.place, "the other one")
                    hint = "give them different words, or conditions that are never true together"
                    yield complain(HIDDEN_CHOICE, offer.place, message, hint, 1, (first,))
                alike.append(offer)


def _hides(study: Study, here: int, first: Choice, second: Choice, effort: Effort) -> bool:
    """Return whether the first choice is on offer whenever the second is, which has the same words."""
    if first.once:
        return False
    test = opening_test(first)
    return test is None or _follows(study, here, test, opening_test(second), effort)


def _follows(study: Study, here: int, test: Expression, given: Expression | None, effort: Effort) -> bool:
    """Return whether one condition holds if the other does. Two draws are independent of each other."""
    if draws(test) or (given is not None and draws(given)):
        return False
    if test == given:
        return True
    held = Held(study.facts.anywhere)
    there = held if given is None else where(given, True, held, here, effort)
    return there is not None and where(test, False, there, here, effort) is None


RULE = Rule(HIDDEN_CHOICE, _find)
