"""Pools: what is taken from them, and the labels that their nodes need for it."""

from collections.abc import Mapping

from branchlight.compiler.compiler_codes import POOL_LABEL
from branchlight.compiler.declared_names import declared_name
from branchlight.compiler.fields import Fields
from branchlight.compiler.names import Names
from branchlight.compiler.problems import Problems
from branchlight.model.story import Node, Pool, bodies_of
from branchlight.source.diagnostic import Diagnostic, complain


def read_pool(
    problems: Problems, names: Names, fields: Fields, pools: Mapping[str, list[str]], show: int = 1
) -> Pool | None:
    """Return what `from` takes from a pool. If there is no such pool, note that and return None."""
    scalar = fields.scalar("from")
    if scalar is None or not declared_name(problems, names, fields, "from", pools, "pool"):
        return None
    if scalar.value not in names.dated:  # else each offer of a large pool would look at all of it
        names.dated.add(scalar.value)
        for node in pools[scalar.value]:
            names.last_slot(node)
    return Pool(scalar.value, show, problems.place(scalar))


def find_unlabelled(nodes: Mapping[str, Node], diagnostics: list[Diagnostic]) -> None:
    """Note the nodes of pools without a label. They need none if only ways out lead to their pool."""
    bare = [node for node in nodes.values() if node.pool and not node.label]
    if not bare:
        return
    bodies = [body for node in nodes.values() for body in bodies_of(node)]
    offered = {offer.pool for body in bodies for offer in body.offers if isinstance(offer, Pool)}
    entered = {way.pool.pool for body in bodies for way in body.ways if way.pool is not None} - offered
    for node in bare:
        if node.pool not in entered:
            message = "a node of a pool needs a `label:`, which is offered as a choice"
            length = len(node.name.rpartition(".")[2])
            hint = "write `label:` and the words of the choice"
            diagnostics.append(complain(POOL_LABEL, node.body.place, message, hint, length))
