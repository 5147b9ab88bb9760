"""Code for what happens between two stops: bodies are entered and left, until a state has to be kept.

For every position there are up to two functions of a state: `flow_N` follows what needs no decision, `decide_N` makes
every decision that is open. What many ways lead to is a function of its own: `enter_K` and `offer_K` of a body. The
functions give nothing back, they tell what they come to:

    chosen = decision                     what is decided from here on (a row of one step, or none)
    met((claim, chosen))                  a claim is met
    found((position, state, chosen, n))   a stop, with what has to be kept of the state there
    hops[0]                               how many bodies were entered on the way (where that is counted)

`branchlight prove --dump-code FILE` writes the code of a story to a file. A room with a lamp:

    node: room
    choices:
      - {label: Light it, do: lit = true, go: room}
      - {label: Wait, if: lit, go: sea}

has the function below. The state `s` has one bit, whether the lamp is lit. Claims 3 and 4 are the two choices.

    def decide_1(s):
     global chosen
     chosen = ()
     if True:
      chosen = ('main.room.light_it',)
      if 3 in todo: met((3, chosen))
      if True:
       enter_0(s & -2 | 1)
     if (s >> 0 & 1):
      chosen = ('main.room.wait',)
      if 4 in todo: met((4, chosen))
      if True:
       enter_3(s)
"""

from collections.abc import Callable
from functools import partial

from branchlight.model.story import BACK, Choice, Pool, always_open
from branchlight.play.turn_in_progress import HOP_LIMIT
from branchlight.prover.code.claim_code import ClaimCode, at_once, held
from branchlight.prover.code.code import Code
from branchlight.prover.code.do_code import DoCode
from branchlight.prover.code.offer_code import ALWAYS, OfferCode
from branchlight.prover.code.plan import Plan
from branchlight.prover.code.promise_code import PromiseCode
from branchlight.prover.code.word import Touched, Word
from branchlight.prover.reduce.bit_layout import joined
from branchlight.prover.reduce.control_points import ControlPoint, ControlPointKind
from branchlight.prover.reduce.refinement import Partitions

ANSWER = "answer"


class TurnCode:
    """Writes functions. `touched` says of each what it reads, writes and calls."""

    def __init__(self, plan: Plan, code: Code) -> None:
        self.plan, self.code = plan, code
        self.claims = ClaimCode(plan, self.code)
        self.offers = OfferCode(plan, self.code, self.claims)
        self.do = DoCode(plan, self.code)
        self.promises = PromiseCode(plan, self.code)
        self.touched: dict[str, Touched] = {}
        self.here = Touched()
        self.holds = False

    def flows(self, number: int) -> str:
        """Writes the function that follows what needs no decision at a position; gives its name."""
        self.function(f"flow_{number}", partial(self.flow, *self.plan.control_points.all[number]))
        return f"flow_{number}"

    def decides(self, number: int) -> str:
        """Writes the function that makes every decision at a position; gives its name."""
        self.function(f"decide_{number}", partial(self.decide, *self.plan.control_points.all[number]))
        return f"decide_{number}"

    def called(self, name: str) -> None:
        """Writes a function that others call."""
        part, _, body = name.partition("_")
        self.function(name, partial(self.enter if part == "enter" else self.offer, int(body)))

    def function(self, name: str, write: Callable[[Word], None]) -> None:
        self.holds = False
        self.here = self.touched[name] = Touched()
        self.code.line(f"def {name}(s):")
        with self.code.indented():
            self.code.line("global chosen")
            write(Word(self.plan.layout, self.plan.partitions_of, self.code, self.here, "s", "r"))

    def call(self, name: str, word: Word) -> None:
        self.here.calls.add(name)
        self.code.line(f"{name}({word.whole()})")

    def flow(self, kind: ControlPointKind, body: int, word: Word) -> None:
        self.code.line("chosen = ()")
        if kind == "begin":
            self.go(body, word)
        elif kind == "enter":
            self.enter(body, word)
        else:
            if self.plan.bodies.all[body].offers:
                self.code.line("held = []")
                opened = self.offers.lay_out(body, word, held)
                self.holds = True
                self.code.line(f"if {' or '.join(opened)}:")
                with self.code.indented():
                    self.promises.stood(body, word)
                    self.code.line("return")
            self.way_out(body, word)

    def decide(self, kind: ControlPointKind, body: int, word: Word) -> None:
        self.code.line("chosen = ()")
        self.promises.hoped(body, word)
        if kind == "ask":
            self.code.line(f"chosen = {(ANSWER,)!r}")
            self.decided(word, self.plan.liveness.answered(body))
            self.on(body, word)
            return
        if self.plan.control_points.is_unsettled(body):
            self.code.line("held = []")
            opened = self.offers.lay_out(body, word, held)
            self.code.line(f"if not ({' or '.join(opened)}): return")
            self.code.line("for claim in held: met((claim, chosen))")
        elif self.offers.is_read(body):
            opened = self.offers.lay_out(body, word, at_once)
        else:
            opened = [""] * len(self.plan.bodies.all[body].offers)
        for offer, name in zip(self.plan.bodies.all[body].offers, opened, strict=True):
            if isinstance(offer, Choice):
                self.choice(offer, name or self.offers.test(offer, word), word)
            else:
                self.pool(offer, body, name or self.offers.picked(offer, body, word), word)

    def choice(self, choice: Choice, test: str, word: Word) -> None:
        self.code.line(f"if {test}:")
        with self.code.indented():
            self.code.line(f"chosen = {(choice.name,)!r}")
            self.claims.claim(self.plan.claims.number["choice", choice.name])
            self.take(self.plan.bodies.number[choice.name], word)

    def pool(self, pool: Pool, body: int, picked: str, word: Word) -> None:
        place, name = self.code.fresh(), self.plan.bodies.all[body].name
        self.code.line(f"for {place} in {picked}:")
        with self.code.indented():
            for number, node in enumerate(self.plan.bodies.story.pools[pool.pool]):
                self.code.line(f"if {place} == {number}:")
                with self.code.indented():
                    self.code.line(f"chosen = {(f'{name}.{node}',)!r}")
                    self.take(self.plan.bodies.number[node], word)

    def take(self, body: int, before: Word) -> None:
        """Makes a decision, which leads into a body."""
        word = before.copy("q")
        self.decided(word, self.plan.liveness.points[body].enter)
        if body in self.plan.control_points.cut or self.plan.bodies.is_node(body):
            self.go(body, word)
        else:
            self.enter(body, word)

    def decided(self, word: Word, partitions: Partitions) -> None:
        """A new turn: every age that is needed is one more, and no storylet was seen in it yet."""
        variables = self.plan.variables
        for number in variables.age.values():
            if number in partitions:
                variable, raw = variables.all[number], word.raw(number)
                word.set_code(number, f"{raw} + ({raw} < {variable.high - variable.never})")
        for ranking in variables.rankings:
            if ranking.fresh in self.plan.layout.fields:
                word.set(ranking.fresh, 0)
        if variables.hops in partitions:
            word.set(variables.hops, 0)

    # what follows without a decision

    def go(self, body: int, word: Word) -> None:
        """Enters a body, now or later, if the turn is cut there."""
        if body in self.plan.control_points.cut:
            self.leaf(ControlPoint("enter", body), word)
        else:
            self.call(f"enter_{body}", word)

    def enter(self, body: int, word: Word) -> None:
        written, plan = self.plan.bodies.all[body], self.plan
        partitions = plan.liveness.behind(body)
        count, margin = len(written.do), self.code.margin
        self.hop("+")
        self.count_hop(body, word)
        if plan.bodies.is_node(body):
            self.claims.claim(plan.claims.number["node", written.name])
        self.do.arrive(body, word, partitions[count])
        for place, assign in enumerate(written.do):
            self.do.assign(assign, word, partitions[count - 1 - place], plan.sites["do", f"{written.name} {place}"])
        if plan.bodies.is_node(body):
            self.promises.entered(body, word)
        self.claims.prose(written.text, word)
        self.claims.prose(written.veiled, word)
        if written.ask:
            self.stand("ask", body, word)
        else:
            self.on(body, word)
        self.hop("-")
        self.code.margin = margin

    def hop(self, sign: str) -> None:
        """Counts a body that is entered, for all that follows on it."""
        if self.plan.control_points.may_run_long:
            self.code.line(f"hops[0] {sign}= 1")

    def count_hop(self, body: int, word: Word) -> None:
        """Counts a body in the state, if that is done; what follows goes without those that play does not enter."""
        variable = self.plan.variables.hops
        if variable >= 0:
            word.flush()
            self.code.line(f"if {word.raw(variable)} == {HOP_LIMIT}:")
            with self.code.indented():
                self.leaf(ControlPoint("runaway", body), word.copy())
            self.code.line("else:")
            self.code.margin += " "
            word.set_code(variable, f"{word.raw(variable)} + 1")

    def on(self, body: int, word: Word) -> None:
        if self.plan.bodies.all[body].call:
            self.detour(body, word)
        else:
            self.offer(body, word)

    def offer(self, body: int, word: Word) -> None:
        """From before the choices are laid out: a stop if one of them is open, else the way out."""
        if self.plan.control_points.is_unsettled(body):
            self.leaf(ControlPoint("offer", body), word)
            return
        if always_open(self.plan.bodies.all[body]):
            self.stand("offer", body, word)
            return
        if self.plan.bodies.all[body].offers:
            tests = self.offers.tests(body, word)
            if ALWAYS in tests:
                self.stand("offer", body, word)
                return
            word.flush()
            self.code.line(f"if {' or '.join(tests)}:")
            with self.code.indented():
                self.stand("offer", body, word.copy())
            self.code.line("else:")
            self.code.margin += " "
            if self.offers.is_read(body):
                self.code.line("held = []")
                self.offers.locked(body, word, held)
                self.holds = True
            self.way_out(body, word)
            self.code.margin = self.code.margin[:-1]
            self.holds = False
        else:
            self.way_out(body, word)

    def stand(self, kind: ControlPointKind, body: int, word: Word) -> None:
        """The reader comes to stand in a body."""
        self.promises.stood(body, word)
        self.leaf(ControlPoint(kind, body), word)

    def way_out(self, body: int, word: Word) -> None:
        written = self.plan.bodies.all[body]
        holds, self.holds = self.holds, False
        if written.ending:
            self.promises.ended(body, word)
            self.claims.claim(self.plan.claims.number["ending", written.ending])
            self.leaf(ControlPoint("end", body), word)
            return
        sites = [self.plan.sites["way", f"{written.name} {place}"] for place in range(len(written.ways))]
        tests = [
            ALWAYS if way.test is None else word.write(way.test, site)
            for way, site in zip(written.ways, sites, strict=True)
        ]
        for place, (way, test) in enumerate(zip(written.ways, tests, strict=True)):
            self.code.line(f"{'elif' if place else 'if'} {test}:")
            with self.code.indented():
                self.target(body, way.to, word.copy())
            if test == ALWAYS:
                return
        self.code.line("else:" if tests else "if True:")
        with self.code.indented():
            if holds:
                self.code.line("for claim in held: met((claim, chosen))")
            self.leaf(ControlPoint("dead end", body), word)

    def target(self, body: int, to: str, word: Word) -> None:
        if to == BACK:
            self.back(body, word)
        else:
            self.go(self.plan.bodies.number[to], word)

    def detour(self, body: int, word: Word) -> None:
        """Goes to what a body calls, and remembers where to come back to."""
        shift, deeper = self.plan.layout.stack_shift, self.code.fresh()
        self.here.bits |= self.plan.layout.stack
        word.flush()
        self.code.line(f"{deeper} = push({word.base} >> {shift}, {body})")
        self.code.line(f"if {deeper} < 0:")
        with self.code.indented():
            self.leaf(ControlPoint("runaway", body), word.copy())
        self.code.line("else:")
        with self.code.indented():
            word.assign(f"{word.base} & {(1 << shift) - 1} | {deeper} << {shift}")
            self.go(self.plan.bodies.number[self.plan.bodies.all[body].call], word)

    def back(self, body: int, word: Word) -> None:
        """Goes back to the body that called last, whichever that is."""
        if not self.plan.layout.has_calls:
            self.leaf(ControlPoint("dead end", body), word)
            return
        self.here.bits |= self.plan.layout.stack
        self.here.calls |= {f"offer_{caller}" for caller in self.plan.bodies.callers}
        word.flush()
        self.code.line(f"if {word.base} >> {self.plan.layout.stack_shift}: back({word.base})")
        self.code.line("else:")
        with self.code.indented():
            self.leaf(ControlPoint("dead end", body), word)

    def leaf(self, point: ControlPoint, word: Word) -> None:
        """Tells of a stop. Fields of which classes are needed are put as the least of their class."""
        number = self.plan.control_points.number[point]
        partitions = self.plan.control_points.partitions(number, self.plan.liveness)
        stack = self.plan.layout.stack if self.plan.control_points.keeps_stack(number) else 0
        self.code.line(f"t = {word.whole()}")
        parts = [f"t & {self.plan.layout.kept(partitions) | stack}"]
        for field, values in joined(self.plan.layout.lookups(partitions)):
            parts.append(f"{self.code.constant(values)}[t >> {field.shift} & {field.low_mask}]")
        hops = "hops[0]" if self.plan.control_points.may_run_long else "0"
        self.code.line(f"found(({number}, {' | '.join(parts)}, chosen, {hops}))")
