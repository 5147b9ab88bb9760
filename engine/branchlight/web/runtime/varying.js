// The parts of a turn that vary: results of draws, options of series, and the storylets that a pool offers. Functions of
// a story call the draws as methods of `c`, the turn in progress.

class Varying {
  draw(sides) {
    if (sides < 2) return 0;
    const [dice, result] = rolled(this.dice, sides);
    this.dice = dice;
    return result;
  }

  // True `percent` times in a hundred. A certain result needs no draw.
  chance(percent) {
    return percent <= 0 || percent >= 100 ? percent > 0 : this.draw(100) < percent;
  }

  roll(low, high) {
    return low + this.draw(high - low + 1);
  }

  // One of the members of a set, which are in the order of their bits.
  member(members, ifEmpty) {
    const places = placesOf(members);
    return places.length ? places[this.draw(places.length)] : ifEmpty;
  }

  // Turns since the one that a slot holds.
  since(turn) {
    return turn >= 0 ? Math.min(this.turns - turn, NEVER) : NEVER;
  }

  // The number of the next option of a series; the number after the last if there is none.
  due(kind, slot, options) {
    switch (kind) {
      case "sequence":
        return this.sequence(slot, options);
      case "once":
        return this.sequence(slot, options + 1);
      case "cycle":
        return this.cycle(slot, options);
      case "shuffle":
        return this.shuffle(slot, options);
      case "deal":
        return this.deal(slot, options);
      default:
        return this.draw(options);
    }
  }

  sequence(slot, options) {
    const due = this.values[slot];
    if (due < options - 1) this.values[slot] = due + 1;
    return due;
  }

  cycle(slot, options) {
    const due = this.values[slot];
    this.values[slot] = (due + 1) % options;
    return due;
  }

  // An option that has not come up since the last time that all had come up.
  shuffle(slot, options) {
    const due = this.deal(slot, options);
    if (placesOf(this.values[slot]).length === options) this.values[slot] = 0;
    return due;
  }

  // An option that has not come up. There may be 60 options, and so many bits.
  deal(slot, options) {
    const dealt = this.values[slot];
    const left = Array.from({ length: options }, (_, option) => option).filter((option) => !$.has(dealt, option));
    if (!left.length) return options;
    const due = left[this.draw(left.length)];
    this.values[slot] = exact($.union(dealt, $.just(due)));
    return due;
  }

  // At most `show` of the storylets: the highest priority first, then the one seen least recently. Dice decide ties.
  pick(storylets, show) {
    const candidates = storylets.map((storylet) => ({
      storylet,
      rank: 0 - this.value(storylet.priority),
      last: this.values[storylet.last],
    }));
    const order = (one, other) => one.rank - other.rank || one.last - other.last;
    const picked = [];
    while (candidates.length && picked.length < show) {
      const best = candidates.reduce((found, each) => (order(each, found) < 0 ? each : found));
      const equal = candidates.filter((each) => order(each, best) === 0);
      const chosen = equal[this.draw(equal.length)];
      candidates.splice(candidates.indexOf(chosen), 1);
      picked.push(chosen.storylet);
    }
    return picked;
  }
}
