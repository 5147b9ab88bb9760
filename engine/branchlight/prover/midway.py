"""Proofs from the middle of a story: all that can follow a node, with the state as at the start or as it is set.

The story is proved as if it began at the node, as `play --at` plays it. To take instead every state that a session can
have there, one would have to explore the story up to the node, which costs as much as the proof of all of it.

So some questions make no sense, and are left out:

- Parts of the story that are never reached from there. Another state may reach them, so they are no faults.
- Promises `possible`, because what fulfils them may come before the node.
- Facts, because a session may have been told them before.
"""

from collections.abc import Callable, Iterable, Mapping

from branchlight.analysis.graph import Reachability, links_of
from branchlight.model.story import Story, bodies_of
from branchlight.play.compiled_story import node_of
from branchlight.play.mid_story import beginning_at
from branchlight.prover.answer import Proof, Reached
from branchlight.prover.program.one_fact import without_marks


def story_midway(story: Story, node: str, changes: Iterable[tuple[str, str]]) -> Story:
    """Return the story that is proved from a node, with some of its state changed. Raises `BeginningError`.

    An empty `node` is the start of the story.
    """
    begun = without_marks(beginning_at(story, node, changes))
    promises = tuple([promise for promise in begun.promises if promise.kind != "possible"])
    title = f"{begun.title}, from {begun.start}" if node else begun.title
    return begun._replace(title=title, promises=promises, facts=())


def only_following(begun: Story, proof: Proof) -> Proof:
    """Return a proof with only the parts that are reached, and those that may be if a bound was hit.

    What no way leads to, whatever the conditions say, is never reached.
    """
    nodes = Reachability(begun, links_of(begun)).all(begun.start)
    endings = {body.ending for name in nodes for body in bodies_of(begun.nodes[name])}

    def following(table: Mapping[str, Reached], is_near: Callable[[str], bool]) -> dict[str, Reached]:
        return {
            name: at
            for name, at in table.items()
            if at.reached or (at.status == "not settled" and is_near(name.partition("~")[0]))
        }

    return proof._replace(
        nodes=following(proof.nodes, lambda name: name in nodes),
        choices=following(proof.choices, lambda name: node_of(name) in nodes),
        variants=following(proof.variants, lambda name: node_of(name) in nodes),
        endings=following(proof.endings, lambda name: name in endings),
    ).judged()
