"""Scenes without a node."""

from collections.abc import Iterator

from branchlight.analysis.rules.rule import Rule, Study
from branchlight.source.diagnostic import Code, Diagnostic, complain

EMPTY_SCENE = Code("W418", "warning", "a scene without a node")


def _find(study: Study) -> Iterator[Diagnostic]:
    for scene in study.story.scenes.values():
        if not scene.nodes:
            message = f"the scene `{scene.name}` has no node"
            yield complain(EMPTY_SCENE, scene.place, message, "write one below its header, or delete the header")


RULE = Rule(EMPTY_SCENE, _find)
