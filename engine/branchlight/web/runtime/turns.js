// The functions of playing: `start`, `choose` and `resume`. Each returns a turn, and changes nothing.

const MOST_TURNS = 2 ** 31;
const NO_LOOK = Object.freeze({ scene: "", title: "", pov: "", mood: "" });

// What a turn keeps for `choose`: its story, its states by slots, and its setting.
const inside = new WeakMap();

// The first turn of a session. The lowest 32 bits of the seed count.
function start(story, seed) {
  const dice = Number(BigInt.asUintN(32, BigInt(seed)));
  const values = story.slots.map((slot) => slot.start);
  const course = new Course(story, { values, stack: [], dice }, null, 0);
  return played(course, story.starts);
}

// The turn that a decision leads to. The answer is a choice of the turn, its id, or the text for a question.
function choose(turn, answer) {
  const { story, after } = inside.get(turn);
  const course = new Course(story, after, turn.setting, Math.min(after.turns + 1, MOST_TURNS));
  return played(course, turn.question ? answering(course, after.place, answer) : deciding(course, turn, answer));
}

// Answer the question of a body, and continue. Return the next body's name, or null.
function answering(course, place, answer) {
  if (typeof answer !== "string") throw new ChoiceError("the turn asks a question; answer it with a text");
  const body = course.body(place);
  course.values[body.ask.into] = answered(body.ask, answer);
  return body.call ? course.call(body) : course.offer(body);
}

// The name of the body to which a choice leads. A storylet is a node, whose name is its id.
function deciding(course, turn, answer) {
  const choice = chosen(turn, typeof answer === "string" ? answer : answer.id);
  if (!choice.id.includes(".")) return choice.name;
  const body = course.body(inside.get(turn).after.place);
  if (body.node !== choice.id) course.forget(body);
  return choice.id;
}

function chosen(turn, wanted) {
  const choice = turn.choices.find(({ id }) => id === wanted);
  if (!choice) {
    const offered = turn.choices.map(({ id }) => id).join(", ") || "nothing";
    throw new ChoiceError(`there is no choice '${wanted}'; on offer: ${offered}`);
  }
  if (!choice.open) throw new ChoiceError(`the choice '${wanted}' is not open: ${choice.locked}`);
  return choice;
}

// The turn of a state: the same choices again, without the passages that led there. Throws `StateError`.
function resume(story, state) {
  return resumed(story, stateFromJson(story, state).state);
}

// The same for a state by slots, whose place is in the story.
function resumed(story, state) {
  const body = story.bodies.get(state.place);
  const course = new Course(story, state, story.called(body.look, state.stack), state.turns);
  if (state.stage === "choosing" || state.stage === "stuck") return played(course, course.offer(body));
  Object.assign(course, { place: state.place, stage: state.stage });
  if (state.stage === "asking" && body.ask) course.question = questionOf(body.ask);
  else if (state.stage === "ended" && body.end) course.end(state.place, body.end);
  else if (state.stage === "runaway") course.halted = state.stage;
  return turnOf(course, state, state);
}

// Run from a body to the next decision.
function played(course, name) {
  course.run(name);
  const after = course.state();
  return turnOf(course, course.frozen ?? after, after);
}

// A turn as a front end gets it. Its states by names are made when they are asked for.
function turnOf(course, state, after) {
  const { story, choices, question, ending, halted } = course;
  const passages = story.glued ? joined(course.passages, course.seams) : course.passages;
  let number = 0;
  for (const choice of choices) if (choice.open) choice.number = ++number;
  const setting = course.setting ?? NO_LOOK;
  const turn = Object.freeze({
    passages,
    choices,
    question,
    ending,
    halted,
    setting,
    gauges: gaugesOf(story, after),
    get state() {
      return stateAsJson(story, state);
    },
    get after() {
      return stateAsJson(story, after);
    },
  });
  inside.set(turn, { story, state, after });
  return turn;
}

// The gauges of a state: those that the story declares, then its shown variables, then its shown counted things.
function gaugesOf(story, state) {
  if (!story.gauges.length && !story.shown.length && !story.counted.length) return [];
  const course = new Course(story, state, null, state.turns);
  course.here = story.bodies.numberOf(state.place);
  const seen = story.gauges.filter((gauge) => gauge.if === undefined || course.test(gauge.if));
  const declared = seen.map(({ name, kind, label, value, low, high, flat }) => {
    const measured = Number(course.value(value));
    const stopped = flat !== undefined && course.test(flat);
    return { name, kind, label, value: measured, low, high, flat: stopped, shown: String(measured) };
  });
  const shown = story.shown.map(({ name, label, slot, type }) => shownGauge(name, label, type, state.values[slot]));
  const counted = story.counted.map(({ name, label, value, type }) =>
    wordGauge(name, label, 0, 0, 0, plainly(type, course.value(value))),
  );
  return [...declared, ...shown, ...counted];
}

// The gauge of a variable that the story shows: a bar for a number, words for anything else.
function shownGauge(name, label, type, value) {
  if (type.kind === "text") return wordGauge(name, label, 0, 0, 0, value);
  const number = type.kind === "set of" ? exact(BigInt(value)) : Number(value);
  const { low, high } = type;
  const words = type.kind === "truth" ? (value ? "yes" : "no") : plainly(type, value);
  const gauge = wordGauge(name, label, number, low, high, words);
  return type.kind === "whole" && high - low <= 1000 ? { ...gauge, kind: "bar" } : gauge;
}

function wordGauge(name, label, value, low, high, shown) {
  return { name, kind: "words", label, value, low, high, flat: false, shown };
}
