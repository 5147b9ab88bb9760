"""Choices without words, which are ways that are taken if no other choice is open."""

from collections.abc import Iterable

from branchlight.adopt.lower.blocks.ink_blocks import ChoiceOffer, Group, WayOut
from branchlight.adopt.lower.ink_values import TRUE, Value, both


def without_fallbacks(items: Iterable[ChoiceOffer | Group]) -> list[ChoiceOffer | Group]:
    """Return the choices that readers see."""
    found: list[ChoiceOffer | Group] = []
    for item in items:
        if isinstance(item, ChoiceOffer):
            found += [] if item.is_fallback else [item]
        elif inner := without_fallbacks(item.offers):
            found.append(Group(item.condition, tuple(inner)))
    return found


def fallbacks(items: Iterable[ChoiceOffer | Group], needed: Value = TRUE) -> list[WayOut]:
    """Return the ways of choices without words, which are taken if no other choice is open."""
    found: list[WayOut] = []
    for item in items:
        if isinstance(item, Group):
            found += fallbacks(item.offers, both(needed, item.condition))
        elif item.is_fallback:
            condition = needed if item.condition is None else both(needed, item.condition)
            once = item.mark if item.is_once else None
            found.append(WayOut(None if condition == TRUE else condition, item.body, once))
    return found
