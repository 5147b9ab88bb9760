// Decoded JSON from an untrusted source, checked field by field. It is `play/json_fields.py` of Python.

const NAME_LENGTH = 5000;
const TEXT_LENGTH = 100000;
const LONGEST = 8000000;
const OTHER_VALUES = 10000;
const WIDEST = 2n ** 60n;
const STATE_FIELDS = ["place", "stage", "dice", "turns", "stack", "values"];
const STAGES = ["asking", "choosing", "ended", "runaway", "stuck"];

// Data that is not a state of the story.
class StateError extends Error {}

// Data of the wrong form. The message names the field and what is wrong with it.
class UnfitError extends Error {}

function expect(isRight, message) {
  if (!isRight) throw new UnfitError(message);
}

// The state that decoded JSON contains, and the changes that an edited story made to it. Throws `StateError`.
function stateFromJson(story, data) {
  let taken;
  try {
    taken = checkedState(checkedTable(data, "state", STATE_FIELDS), "state", 2 * story.slots.length + OTHER_VALUES);
  } catch (error) {
    throw error instanceof UnfitError ? new StateError(error.message) : error;
  }
  const mended = mend(story, taken);
  if (!mended.state) {
    throw new StateError(`the story no longer has the place '${taken.place}', or one that it would go back to`);
  }
  return mended;
}

function checkedState(fields, where, mostValues) {
  const stage = checkedText(fields.stage, `${where}.stage`, NAME_LENGTH);
  expect(STAGES.includes(stage), `${where}.stage is not one of ${STAGES.join(", ")}`);
  const stack = checkedList(fields.stack, `${where}.stack`, MOST_STACKED);
  const values = fields.values;
  expect(isTable(values), `${where}.values is not a table of names and values`);
  expect(Object.keys(values).length <= mostValues, `${where}.values has more than ${mostValues} members`);
  return {
    place: checkedText(fields.place, `${where}.place`, NAME_LENGTH),
    stage,
    dice: checkedNumber(fields.dice, `${where}.dice`, 0, 2 ** 32 - 1),
    turns: checkedNumber(fields.turns, `${where}.turns`, 0, MOST_TURNS),
    stack: stack.map((name, i) => checkedText(name, `${where}.stack[${i}]`, NAME_LENGTH)),
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, checkedValue(name, value, where)])),
  };
}

const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const missing = (value, where, what) =>
  value === undefined || value === null ? `${where} is missing` : `${where} is not ${what}`;

// A text without control characters, at most `longest` characters long.
function checkedText(value, where, longest) {
  checkedLength(value, where, longest);
  expect(isClean(value) && !/[\n\t]/.test(value), `${where} contains control characters`);
  return value;
}

// A text of at most `longest` characters.
function checkedLength(value, where, longest) {
  expect(typeof value === "string", missing(value, where, "a text"));
  expect(signsIn(value).length <= longest, `${where} is longer than ${longest} characters`);
  return value;
}

function checkedNumber(value, where, low, high) {
  expect(isWhole(value), missing(value, where, "a whole number"));
  expect(low <= value && value <= high, `${where} is not between ${low} and ${high}`);
  return value;
}

function checkedList(value, where, longest) {
  expect(Array.isArray(value), missing(value, where, "a list"));
  expect(value.length <= longest, `${where} has more than ${longest} members`);
  return value;
}

// An object that has only known fields.
function checkedTable(value, where, known) {
  expect(isTable(value), missing(value, where, "a table of fields"));
  const strange = Object.keys(value).find((name) => !known.includes(name));
  expect(strange === undefined, `${where} has the unknown field ${quoted(strange ?? "")}`);
  return value;
}

// A name of a field for a message, cut and on one line.
const quoted = (name) => `'${visible(signsIn(name).slice(0, 60).join(""))}'`;

function checkedValue(name, value, where) {
  const at = `${where}.values[${quoted(name)}]`;
  expect(signsIn(name).length <= NAME_LENGTH && isShowable(name), `${at} has an invalid name`);
  if (typeof value === "boolean") return value;
  if (isWhole(value)) return checkedNumber(value, at, -WIDEST, WIDEST);
  if (typeof value === "string") return checkedProse(value, at);
  expect(Array.isArray(value), `${at} is not a boolean, a whole number, a text or a list of names`);
  return checkedList(value, at, NAME_LENGTH).map((member, i) => checkedText(member, `${at}[${i}]`, NAME_LENGTH));
}

// The text of a variable. Unlike a name, it may have line breaks and tabs.
function checkedProse(value, where) {
  expect(signsIn(value).length <= TEXT_LENGTH, `${where} is longer than ${TEXT_LENGTH} characters`);
  expect(isClean(value), `${where} contains control characters`);
  return value;
}
