"""The bodies of a joined story, with its upgrades."""

from branchlight.model.story import Story
from branchlight.prover.program.numbered_bodies import Landing, NumberedBodies
from branchlight.prover.upgrade.renamed_edition import is_earlier
from branchlight.prover.upgrade.two_editions import TwoEditions


class JoinedBodies(NumberedBodies):
    """The bodies of both editions. Calls of one edition return to bodies of that edition.

    A call of the old edition that has not returned at the upgrade returns to the body of the new edition that has its
    name, even if that does not call any more.
    """

    def __init__(self, story: Story, joined: TwoEditions) -> None:
        """`story` is that of `joined`, or one that behaves alike."""
        super().__init__(story)
        self.moved = {self.number[name]: self.number.get(place, -1) for name, place in joined.callers.items()}
        landed = {number for number in self.moved.values() if number >= 0}
        self.callers = sorted({*self.callers, *landed})
        self.old_callers = [number for number in self.callers if is_earlier(self.all[number].name)]
        self.new_callers = [number for number in self.callers if not is_earlier(self.all[number].name)]
        for upgrade in joined.upgrades:
            number = self.number[upgrade.node]
            self.upgrades[self.number[upgrade.of], upgrade.stage] = number
            self.landings[number] = Landing(self.number.get(upgrade.place, -1), upgrade.stage)

    def callers_of(self, number: int) -> list[int]:
        return self.old_callers if is_earlier(self.all[number].name) else self.new_callers
