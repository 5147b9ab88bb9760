// The claims of a save: that its choices lead to its state, and that its counters are possible.

// Refuse a count of what was read that is beyond its range, in any edition of the story. A turn follows each choice, so
// more choices than turns were never made.
function expectCounters(story, { choices, state }) {
  expect(choices.length <= state.turns, `choices has ${choices.length} members, but state.turns is ${state.turns}`);
  for (const { name, kind, type } of story.slots) {
    const value = Object.hasOwn(state.values, name) ? state.values[name] : null;
    const isWrong = kind === "visits" && isWhole(value) && (value < type.low || value > type.high);
    expect(!isWrong, `state.values['${name}'] is not between ${type.low} and ${type.high}`);
  }
}

// Refuse a save of the current edition that differs from the result of its choices: it was tampered with.
function holdTo(story, taken, went) {
  expect(!taken.before, "before is not 0, as it is in a save that names its edition");
  const { length } = went.answers;
  expect(length === taken.choices.length, `choices[${length}] is not on offer there`);
  const due = went.turns.at(-1).state;
  const given = taken.state;
  for (const field of ["place", "stage", "turns", "dice"]) {
    expect(due[field] === given[field], `state.${field} is not what the choices lead to`);
  }
  expect(due.stack.join("\n") === given.stack.join("\n"), "state.stack is not what the choices lead to");
  const begun = story.slots.map(({ name, type, start }) => [name, toPlain(type, start)]);
  const reached = new Map([...begun, ...Object.entries(due.values)]);
  const claimed = new Map([...begun, ...Object.entries(given.values)]);
  for (const name of new Map([...reached, ...claimed]).keys()) {
    const isRight = json(reached.get(name) ?? null) === json(claimed.get(name) ?? null);
    expect(isRight, `state.values['${name}'] is not what the choices lead to`);
  }
}
