// A state by names, so that it fits other editions of the story too. It is `play/snapshot.py` of Python.

const MOST_TOLD = 3;
const LONGEST_NAME = 60;

// A state by slots as plain values by names.
function stateAsJson(story, { place, stage, dice, turns, stack, values }) {
  const named = story.slots.flatMap((slot, i) =>
    slot.kind === "state" || values[i] !== slot.start ? [[slot.name, toPlain(slot.type, values[i])]] : [],
  );
  return { place, stage, dice, turns, stack: [...stack], values: Object.fromEntries(named) };
}

// A slot's value by names.
function toPlain(type, value) {
  switch (type.kind) {
    case "text":
      return value;
    case "truth":
      return Boolean(value);
    case "one of":
      return type.names[Number(value)];
    case "set of":
      return type.names.filter((_, place) => $.has(value, place));
    default:
      return exact(typeof value === "bigint" ? value : Number(value));
  }
}

// The value of a plain one that fits the type.
function fromPlain(type, plain) {
  switch (type.kind) {
    case "truth":
      return Number(plain);
    case "one of":
      return type.names.indexOf(plain);
    case "set of":
      return type.names.reduce((set, name, place) => (plain.includes(name) ? $.union(set, $.just(place)) : set), 0n);
    default:
      return plain;
  }
}

// The state of a snapshot in this edition of the story, or null if its place is gone, and what could not be kept.
function mend(story, taken) {
  const place = renamedPlace(story, taken.place);
  const stack = taken.stack.map((name) => renamedPlace(story, name));
  if (place === null || stack.includes(null) || !stillThere(story, place, taken.stage))
    return { state: null, changes: [] };
  const kept = withNewNames(story, taken.values);
  const changes = [];
  const values = story.slots.map((slot) => {
    if (!Object.hasOwn(kept, slot.name)) return slot.start;
    const [value, change] = slotValue(slot, withNewMembers(story, slot.type, kept[slot.name]), taken.turns);
    if (change && slot.kind === "state") changes.push(`${story.labels.get(slot.name) ?? slot.name} ${change}.`);
    return value;
  });
  changes.push(...goneFrom(story, kept).map((name) => `${named([name])} has another name or is gone.`));
  return { state: { place, stage: taken.stage, values, stack, dice: taken.dice, turns: taken.turns }, changes };
}

// The names of state that this edition does not have. The names of other slots have a space or a dot.
function goneFrom(story, values) {
  const known = new Set(story.slots.map((slot) => slot.name));
  return Object.keys(values).filter((name) => !known.has(name) && !/[ .]/.test(name));
}

// The changes as one sentence for the reader, or "" if there are none.
function told(changes) {
  const clauses = changes.map((change) => change.replace(/\.+$/, ""));
  const more = clauses.length > MOST_TOLD ? [`and ${clauses.length - MOST_TOLD} more things have changed`] : [];
  return clauses.length ? `The story has changed since: ${[...clauses.slice(0, MOST_TOLD), ...more].join("; ")}.` : "";
}

// The full name that a node or choice has in this edition, or null if it is gone.
function renamedPlace(story, name) {
  if (!name.includes(".")) return null;
  const node = nodeOf(name);
  const rest = name.slice(node.length);
  const newer = (old) => (Object.hasOwn(story.renamed, old) ? story.renamed[old] : "");
  const newNode = story.bodies.has(node) ? node : newer(node);
  return [name, newer(name), newNode + rest, newer(newNode + rest)].find((each) => story.bodies.has(each)) ?? null;
}

// Whether a state at this place can still be in this stage.
function stillThere(story, place, stage) {
  const body = story.bodies.get(place);
  switch (stage) {
    case "choosing":
      return Boolean(body.offers);
    case "asking":
      return Boolean(body.ask);
    case "ended":
      return Boolean(body.end);
    default:
      return true;
  }
}

// The values under the names that their slots have in this edition. Unknown names stay as they are.
function withNewNames(story, values) {
  const known = new Set(story.slots.map((slot) => slot.name));
  const renamed = new Map();
  for (const slot of story.slots) {
    if (!Object.hasOwn(values, slot.name)) for (const old of slot.was) renamed.set(old, slot.name);
  }
  const found = Object.entries(values).map(([name, value]) => {
    if (renamed.has(name)) return [renamed.get(name), value];
    const [kind, subject, ...digest] = name.split(" ");
    if (!subject || known.has(name)) return [name, value];
    return [[kind, renamedPlace(story, subject) ?? subject, ...digest].join(" "), value];
  });
  return Object.fromEntries(found);
}

// A value under the names that the members of a group have in this edition.
function withNewMembers(story, type, plain) {
  const key = JSON.stringify(type.names);
  if (!story.groups.some((names) => JSON.stringify(names) === key)) return plain;
  const newer = (name) =>
    type.names.includes(name) || !Object.hasOwn(story.newMembers, name) ? name : story.newMembers[name];
  if (typeof plain === "string") return newer(plain);
  return Array.isArray(plain) ? plain.map(newer) : plain;
}

const isWhole = (value) => typeof value === "bigint" || Number.isInteger(value);

// A slot's value, and why it is not the plain one ("" if it is). `turns` limits dates.
function slotValue(slot, plain, turns) {
  const { type } = slot;
  const reset = [slot.start, "has another type in this edition of the story, and was reset"];
  if (slot.kind === "last")
    return [isWhole(plain) ? Math.min(Math.max(Number(plain), type.low), turns) : slot.start, ""];
  switch (type.kind) {
    case "text":
      return typeof plain === "string" ? [plain, ""] : reset;
    case "truth":
      return typeof plain === "boolean" ? [Number(plain), ""] : reset;
    case "whole":
      return isWhole(plain) ? clamped(type, plain) : reset;
    case "one of":
      if (type.names.includes(plain)) return [type.names.indexOf(plain), ""];
      return typeof plain === "string" ? [slot.start, `can no longer be ${named([plain])}, and was reset`] : reset;
    default:
      return Array.isArray(plain) ? withoutLost(type, plain) : reset;
  }
}

function withoutLost(type, plain) {
  const lost = plain.filter((name) => !type.names.includes(name));
  return [fromPlain(type, plain), lost.length ? `can no longer hold ${named(lost)}` : ""];
}

function clamped({ low, high }, value) {
  if (value < low) return [low, `cannot be less than ${low} now, and was ${value}`];
  if (value > high) return [high, `cannot be more than ${high} now, and was ${value}`];
  return [value, ""];
}

// The first few names for a sentence, each shortened and on one line, and the number of the others.
function named(names) {
  const shown = names.slice(0, MOST_TOLD).map((name) => clipped(visible(name), LONGEST_NAME));
  const more = names.length > MOST_TOLD ? [`and ${grouped(names.length - MOST_TOLD)} more`] : [];
  return [...shown, ...more].join(", ");
}

// A number with commas between its thousands.
const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");
