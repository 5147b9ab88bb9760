"""The stage of hiding."""

from collections.abc import Collection

from branchlight.model.story import Story
from branchlight.prover.bounds import Limits
from branchlight.prover.clock import TimeUpError
from branchlight.prover.hiding.freedom import Freedom
from branchlight.prover.hiding.items import Items
from branchlight.prover.hiding.workshop import Workshop
from branchlight.prover.matters import Matter, Settled


def by_hiding(story: Story, wanted: Collection[Matter], limits: Limits) -> Settled:
    """Return what can be settled by abstractions of the story (see the package)."""
    try:
        workshop = Workshop(story, limits.clock, limits.states)
    except TimeUpError:
        return Settled({})
    items = Items(workshop)
    items.settle([matter for matter in wanted if _is_item(matter, story)])
    freedom = Freedom(workshop)
    freedom.settle([matter for matter in wanted if matter[0] in ("promise", "stuck") and not _is_item(matter, story)])
    return Settled(workshop.met, items.never | freedom.never)


def _is_item(matter: Matter, story: Story) -> bool:
    kind, name = matter
    if kind == "promise":
        return story.promises[int(name)].kind != "never lost"
    return kind in ("node", "choice", "variant", "ending")
