"""Partitions that the texts, the offers and the promises of a body need.

A text is explored only for its variants. So a piece whose variants were all met needs nothing: `todo` has the
properties that are still open.
"""

from typing import assert_never

from branchlight.language.prose import Direction, Either, Glue, Mark, Open, Piece, Pieces, Series, Show, Words, texts_in
from branchlight.model.story import Pool
from branchlight.prover.program.numbered_bodies import NumberedBodies, fold
from branchlight.prover.program.properties import Properties
from branchlight.prover.program.randomness import counts, is_pool_drawn
from branchlight.prover.reduce.refinement import EXACT, NOTHING, Partitions, PartitionsOf, join
from branchlight.prover.reduce.state_variables import StateVariables


class BodyPartitions:
    """The partitions that the parts of each body need by themselves, while the properties `todo` are open."""

    def __init__(
        self,
        bodies: NumberedBodies,
        variables: StateVariables,
        properties: Properties,
        todo: frozenset[int],
        partitions_of: PartitionsOf,
    ) -> None:
        self.bodies, self.variables, self.properties, self.todo, self.partitions_of = (
            bodies,
            variables,
            properties,
            todo,
            partitions_of,
        )
        self.promises, self.unsure = properties.open_promises(todo), bodies.unsure

    def texts(self, number: int) -> Partitions:
        """Return the partitions needed by the texts of a body, and by promises checked on entering a node."""
        body, node = self.bodies.all[number], self.bodies.node[number].number
        is_node = self.bodies.is_node(number)
        promised = [self.partitions_of.value(fold(p.test, node)) for _, p in self.promises] if is_node else []
        return join(self.variables, self.prose(body.text), self.prose(body.veiled), *promised)

    def ending(self, number: int) -> Partitions:
        """Return the partitions needed by promises that are checked where a body ends the story."""
        body, node = self.bodies.all[number], self.bodies.node[number].number
        if not body.ending:
            return NOTHING
        ended = list(self.bodies.story.endings).index(body.ending)
        return join(self.variables, *[self.partitions_of.value(fold(p.test, node, ended)) for _, p in self.promises])

    def stop(self, number: int) -> Partitions:
        """Return the partitions needed by promises checked where the turn stops in a body.

        There are none if the state there is the one in which the node was entered.
        """
        node = self.bodies.node[number].number
        promised = self.promises if self.bodies.stops_in_another_state(number) else []
        return join(self.variables, *[self.partitions_of.value(fold(promise.test, node)) for _, promise in promised])

    def hopes(self, number: int) -> Partitions:
        """Return the partitions needed by the promises `never lost` where the reader decides."""
        body, node = self.bodies.all[number], self.bodies.node[number].number
        if not (body.offers or body.ask):
            return NOTHING
        hopes = [promise for prop, promise in self.promises if prop in self.properties.hopes]
        return join(self.variables, *[self.partitions_of.value(fold(promise.test, node)) for promise in hopes])

    def offers(self, number: int) -> Partitions:
        """Return the partitions needed to lay out the choices of a body."""
        node = self.bodies.node[number].number
        partitions: list[Partitions] = []
        for offer in self.bodies.all[number].offers:
            partitions += [self.partitions_of.value(group.test) for group in offer.groups]
            if isinstance(offer, Pool):
                surely = [self.unsure.groups[group.name] for group in offer.groups if group.name in self.unsure.groups]
                partitions += [self.partitions_of.value(fold(test, node)) for test in surely]
                partitions.append(self.pool(offer, node))
                continue
            if offer.test is not None:
                partitions.append(self.partitions_of.value(offer.test))
            partitions += [
                self.partitions_of.value(fold(test, node)) for test in self.unsure.choices.get(offer.name, ())
            ]
            if offer.once and offer.name not in self.unsure.choices:
                partitions.append({self.variables.value[offer.gone]: EXACT})
            partitions += [self.prose(offer.label), self.prose(offer.locked or ())]
        return join(self.variables, *partitions)

    def ways(self, number: int) -> Partitions:
        """Return the partitions needed to decide which way out of a body is taken.

        For a way to a pool these are all that its pick depends on: which storylets fit, their priorities, and the
        order in which they were last seen. The node that it enters needs the rest, as after any way.
        """
        body, node = self.bodies.all[number], self.bodies.node[number].number
        tested = [self.partitions_of.value(way.test) for way in body.ways if way.test is not None]
        return join(self.variables, *tested, *[self.picked(way.pool, node) for way in body.ways if way.pool])

    def pool(self, pool: Pool, node: int) -> Partitions:
        """Return the partitions needed to pick storylets, and to show their labels."""
        labels = [self.prose(self.bodies.story.nodes[name].label, node) for name in self.bodies.story.pools[pool.pool]]
        return join(self.variables, self.picked(pool, node), *labels)

    def picked(self, pool: Pool, node: int) -> Partitions:
        """Return the partitions needed to pick storylets."""
        story, value = self.bodies.story, self.partitions_of.value
        partitions: list[Partitions] = []
        members = [story.nodes[name] for name in story.pools[pool.pool]]
        is_picked = len(members) > pool.show or is_pool_drawn(story, pool.pool)
        unsure = self.unsure.pools.get(pool.pool)
        if unsure is not None:
            partitions += [value(fold(test, node)) for test in unsure.surely.values()]
        for member in members:
            partitions.append(NOTHING if member.when is None else value(fold(member.when, node)))
            if is_picked:
                partitions.append(value(fold(member.priority, node)))
        if is_picked:
            partitions += [{ranking.order: EXACT} for ranking in self.variables.rankings if ranking.pool == pool.pool]
        return join(self.variables, *partitions)

    def prose(self, pieces: Pieces, node: int = -1) -> Partitions:
        """Return the partitions needed by the variants of a text that were not met yet."""
        partitions: list[Partitions] = []
        for piece in pieces:
            if self.properties.is_open((piece,), self.todo):
                partitions += [self.decided(piece, node), *[self.prose(text, node) for text in texts_in(piece)]]
        return join(self.variables, *partitions)

    def decided(self, piece: Piece, node: int) -> Partitions:
        """Return the partitions that decide which side of a piece is shown."""
        match piece:
            case Either():
                return self.partitions_of.value(piece.test if node < 0 else fold(piece.test, node))
            case Series():
                return {self.variables.value[piece.slot]: EXACT} if counts(piece) else NOTHING
            case Words() | Show() | Open() | Direction() | Mark() | Glue():
                return NOTHING
            case _:
                assert_never(piece)
