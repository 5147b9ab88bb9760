"""Weaves whose loose ends lead somewhere else than their author means, which are refused."""

from branchlight.adopt.ink.tree import ChoicePoint, Section, Weave
from branchlight.adopt.lower.lower_codes import UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.weave_ends import Ahead


def refuse_lost_ends(low: Lowering, section: Section, ahead: Ahead | None) -> None:
    """Refuse deeper lines below a gather before choices of its own level: ink loses their loose ends."""
    if section.gather is None or ahead is None:
        return
    kinds = [type(item) for item in section.body]
    if Weave in kinds and ChoicePoint in kinds[kinds.index(Weave) :]:
        place = section.body[kinds.index(Weave)].place
        message = "deeper choices or gathers below a gather, and then choices of its own level: ink forgets "
        message += "where the deeper ones lead"
        low.refusals.add(UNSUPPORTED, place, message, "put the deeper ones below a choice, or divert after each")


def refuse_circles(low: Lowering, weave: Weave) -> None:
    """Refuse a gather right below one of another depth in the same weave: ink enters it again and again."""
    for before, after in zip(weave.sections, weave.sections[1:], strict=False):
        if before.gather is None or after.gather is None or before.gather.depth == after.gather.depth:
            continue
        if not any(isinstance(item, ChoicePoint | Weave) for item in before.body):
            first, second = ("- " * each.gather.depth for each in (before, after) if each.gather is not None)
            message = f"a gather `{second.strip()}` right below `{first.strip()}`: ink enters it again and again"
            low.refusals.add(UNSUPPORTED, after.place, message, "give both gathers the same number of dashes")
