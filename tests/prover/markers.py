"""The first words of variants in small stories: `v12` says that the variant of that number is shown."""

import re

from branchlight.language.prose import Either, Pieces, Series, Words
from branchlight.model.story import Story, choices_of

VARIANT = re.compile(r"v\d+")


def markers(story: Story) -> dict[str, str]:
    """Return the first word of each variant."""
    found: dict[str, str] = {}
    for node in story.nodes.values():
        bodies = [node.body, *[choice.body for choice in choices_of(node.body)]]
        for body in bodies:
            mark(body.text, found)
            mark(body.veiled, found)
        for choice in choices_of(node.body):
            mark(choice.label, found)
            mark(choice.locked or (), found)
        mark(node.label, found)
    return found


def mark(pieces: Pieces, found: dict[str, str]) -> None:
    for piece in pieces:
        if isinstance(piece, Either):
            sides = [piece.yes, *([piece.no] if piece.has_no else [])]
            mark(() if piece.has_no else piece.no, found)
        elif isinstance(piece, Series):
            sides = list(piece.options)
        else:
            continue
        for number, side in enumerate(sides, 1):
            if not piece.name:  # the sides of a plural are no variants
                mark(side, found)
                continue
            words = " ".join(part.text for part in side if isinstance(part, Words))
            found[f"{piece.name}.{number}"] = VARIANT.findall(words)[0]
            mark(side, found)
