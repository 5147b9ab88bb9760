// A turn in progress, the only thing that changes while a story is played. It is `TurnInProgress` of Python.

const HOP_LIMIT = 1000;
const MOST_STACKED = 100;

class Course extends Telling {
  constructor(story, state, setting, turns) {
    super();
    this.story = story;
    this.values = state.values.slice();
    this.stack = state.stack;
    this.dice = state.dice;
    this.turns = turns;
    this.setting = setting;

    // What the turn shows; `closed` are the choices of an offer in which none is open.
    this.passages = [];
    this.seams = [];
    this.choices = [];
    this.closed = [];
    this.question = null;
    this.ending = null;
    this.halted = "";

    // Where it is: `here` is the number of the node.
    this.place = "";
    this.stage = "choosing";
    this.here = -1;

    // States to resume from: at the offer, and before an offer and the ways that led nowhere.
    this.frozen = null;
    this.unlaid = null;
    this.untaken = 0;
  }

  // The value of an expression, by the number of its function.
  value(number) {
    return this.story.functions[number](this, this.values);
  }

  test(number) {
    return Boolean(this.value(number));
  }

  body(name) {
    const body = this.story.bodies.get(name);
    this.here = body.number;
    return body;
  }

  // Enter body after body until there is a decision to make, or the story is over.
  run(name) {
    for (let hop = 0; hop < HOP_LIMIT && name !== null; hop++) {
      const body = this.body(name);
      this.look(body);
      if (body.act !== undefined) this.value(body.act);
      if (body.text) this.tell(body.text, body.note, false, body.node);
      if (body.veiled) this.tell(body.veiled, body.note, true, body.node);
      name = this.pause(body);
    }
    if (name !== null) this.halt(name, "runaway");
  }

  pause(body) {
    if (body.ask) return this.ask(body.name, body.ask);
    return body.call ? this.call(body) : this.offer(body);
  }

  // Add a passage if the scene, point of view or mood changes here.
  look(body) {
    const look = this.story.called(body.look, this.stack);
    if (look === this.setting) return;
    this.setting = look;
    this.passages.push({ kind: "setting", node: body.node, note: "", veiled: false, setting: look });
  }

  // Lay out the choices. Return null if one is open, so the turn is over; else take the way out.
  offer(body) {
    this.here = body.number;
    const laid = [];
    if (body.offers) {
      this.look(body); // a body that was called may have changed it
      if (!body.steady) this.freeze(body.name);
      const isOpen = body.offers.map((offer) => this.lay(offer, body, laid)).some(Boolean);
      if (isOpen) {
        this.choices = laid;
        this.place = body.name;
        return null;
      }
    }
    this.closed = laid;
    this.unlaid = this.frozen;
    this.frozen = null;
    this.untaken = this.dice;
    return body.end ? this.end(body.name, body.end) : this.leave(body);
  }

  // Add what a line of an offer shows. Return whether it is open.
  lay(offer, body, laid) {
    if (offer.gone !== undefined && this.values[offer.gone]) return false;
    const isOpen = offer.test === undefined || this.test(offer.test);
    if (offer.pool !== undefined) {
      const storylets = isOpen ? this.fitting(offer.pool, offer.show) : [];
      laid.push(...storylets.map(({ id, label }) => this.choice(id, `${body.name}.${id}`, label, null)));
      return storylets.length > 0;
    }
    if (isOpen) laid.push(this.choice(offer.id, offer.name, offer.label, null));
    else if (offer.locked && (offer.group === undefined || this.test(offer.group))) {
      laid.push(this.choice(offer.id, offer.name, offer.label, offer.locked));
    }
    return isOpen;
  }

  choice(id, name, label, locked) {
    const runs = this.runs(label);
    const reason = locked ? this.runs(locked) : [];
    return { id, name, number: null, text: wordsOf(runs), label: runs, open: !locked, locked: wordsOf(reason), reason };
  }

  fitting(pool, show) {
    const may = this.story.pools[pool].filter(({ when }) => when === undefined || this.test(when));
    return this.pick(may, show);
  }

  // Leave a body by the first way that is open.
  leave(body) {
    for (const { test, to, pool } of body.ways) {
      if (test !== undefined && !this.test(test)) continue;
      if (pool === undefined) return this.go(body, to);
      const found = this.fitting(pool, 1)[0];
      if (found) return this.go(body, found.id);
    }
    this.choices = this.closed; // its locked choices are still shown
    return this.strand(body.name);
  }

  // Go where a way leads. One to another node sets back what the node remembers for a visit.
  go(body, to) {
    const back = to === "back";
    const goal = !back ? to : this.stack.length ? this.story.bodies.get(this.stack.at(-1)).node : body.node;
    if (goal !== body.node) this.forget(body);
    return back ? this.back(body.name) : to;
  }

  forget(body) {
    for (const slot of body.leaving) this.values[slot] = 0;
  }

  freeze(place) {
    this.place = place;
    this.frozen = this.state();
  }

  state() {
    const { place, stage, stack, dice, turns } = this;
    return { place, stage, values: this.values.slice(), stack, dice, turns };
  }

  ask(place, ask) {
    this.place = place;
    this.stage = "asking";
    this.question = questionOf(ask);
    return null;
  }

  // Enter the node that a body calls; `back` returns to the offer of the body.
  call(body) {
    if (this.stack.length >= MOST_STACKED) return this.halt(body.name, "runaway");
    this.stack = [...this.stack, body.name];
    if (body.call.pass !== undefined) this.value(body.call.pass);
    return body.call.to;
  }

  // Return to the body that called last. Without a call, the turn is stuck.
  back(place) {
    if (!this.stack.length) return this.strand(place);
    const caller = this.story.bodies.get(this.stack.at(-1));
    this.stack = this.stack.slice(0, -1);
    if (caller.call.reset !== undefined) this.value(caller.call.reset);
    return this.offer(caller);
  }

  end(place, name) {
    this.place = place;
    this.stage = "ended";
    this.ending = Object.freeze({ name, title: this.story.endings.get(name) });
    return null;
  }

  // Halt the turn, and keep the state from before the offer and the ways, so that `resume` finds the same.
  strand(place) {
    this.halt(place, "stuck");
    this.frozen = { ...(this.unlaid ?? { ...this.state(), dice: this.untaken }), place, stage: "stuck" };
    return null;
  }

  halt(place, why) {
    this.place = place;
    this.stage = why;
    this.halted = why;
    return null;
  }
}
