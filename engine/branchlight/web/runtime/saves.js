// Saves as text: what `branchlight save export` writes and `branchlight save import` reads.

// Version 2 adds `bookmarks`, which the page keeps for the terminal. A save without them is written in version 1.
const FORMAT = 2;
const MOST_BOOKMARKS = 500;
const MOST_CHOICES = 200000;
const WIDEST_SEED = 2n ** 64n;
const LINE_LENGTH = 160;
const TEXTS = ["story", "title", "edition", "name", "scene", "line"];
const SAVE_FIELDS = [...TEXTS, "saved", "seed", "before", "choices", "bookmarks"];
const BOOKMARK_FIELDS = ["here", "passage", "note", "scene", "line", "at"];

// A text that is not a save of the story. The message says why.
class SaveError extends Error {}

// The text of a save of a session's last turn. `saved` is its time in seconds since 1970. `line` is by what a reader
// recognises the place: if it is left out, the last words that show under these veils.
function save(session, { name = "web", saved = 0, veils = new Set(), line } = {}) {
  const { story, seed, edition, before, answers, turns } = session;
  const turn = turns.at(-1);
  const { id, title } = story.about;
  const place = { story: id, title, edition, name, scene: turn.setting.title, line: line ?? lastLine(turn, veils) };
  const marked = bookmarksWithin(session.bookmarks ?? [], before, before + answers.length);
  const version = marked.length ? FORMAT : 1;
  const fields = { "branchlight save": version, ...place, saved, seed: start32(seed), before, choices: answers };
  return json({ ...fields, state: turn.state, ...(marked.length ? { bookmarks: marked } : {}) }, 1) + "\n";
}

const start32 = seed => Number(BigInt.asUintN(32, BigInt(seed)));

// The last words that a turn shows, cut to one line, so that the reader can recognise the place.
function lastLine(turn, veils) {
  const words = turn.passages.findLast(passage => passage.text && shown(passage, veils))?.text ?? "";
  const line = wordsIn(visible(words)).join(" ");
  const signs = signsIn(line);
  if (signs.length <= LINE_LENGTH) return line;
  const cut = signs.slice(0, LINE_LENGTH - 1).join("");
  return `${cut.includes(" ") ? cut.slice(0, cut.lastIndexOf(" ")) : cut}…`;
}

// The bookmarks of the turns after `first` to `last` decisions.
const bookmarksWithin = (bookmarks, first, last) => bookmarks.filter(({ here }) => here >= first && here <= last);

// The session of a save, its name, and a sentence on what had to change in it, or "". Throws `SaveError`.
//
// A save of the current edition must equal the result of its choices. A save of another edition is mended, and its
// choices are kept if they still lead to its state. If its place is gone, they are followed as far as possible.
function load(story, text) {
  try {
    return loaded(story, readSave(story, text));
  } catch (error) {
    throw error instanceof UnfitError ? new SaveError(error.message) : error;
  }
}

function loaded(story, taken) {
  expect(taken.story === story.about.id, `story: it is a save of ${taken.title || taken.story}, not of ${story.about.title}`);
  expectCounters(story, taken);
  const went = replay(story, taken.seed, taken.before ? [] : taken.choices);
  if (taken.edition === story.about.edition) holdTo(story, taken, went);
  const { state, changes } = mend(story, taken.state);
  const made = taken.before + taken.choices.length;
  const turn = state && faces(story, state);
  const { name } = taken;
  went.bookmarks = bookmarksWithin(taken.bookmarks, 0, went.answers.length);
  if (!turn) return { session: went, name, notice: followed(went.answers.length, made) };
  const isSame = json(stateAsJson(story, state)) === json(went.turns.at(-1).state);
  if (isSame && went.answers.length === made) return { session: went, name, notice: told(changes) };
  const planted = { story, seed: taken.seed, edition: "", before: made, answers: [], turns: [turn] };
  planted.bookmarks = bookmarksWithin(taken.bookmarks, made, made);
  return { session: planted, name, notice: told(changes) };
}

// The fields of a save. Throws `UnfitError`.
function readSave(story, text) {
  expect(text.length <= LONGEST, `it is longer than ${LONGEST} characters`);
  const fields = decodedSave(text);
  const version = checkedNumber(fields["branchlight save"], "branchlight save", 1, 2 ** 31);
  expect(version <= FORMAT, `it was written by a later version of Branchlight (format ${version}, not ${FORMAT})`);
  const { "branchlight save": _, state, ...rest } = fields;
  const taken = checkedTable(state, "state", STATE_FIELDS);
  checkedTable(rest, "it", SAVE_FIELDS);
  const choices = checkedList(rest.choices, "choices", MOST_CHOICES);
  const bookmarks = checkedList(Object.hasOwn(rest, "bookmarks") ? rest.bookmarks : [], "bookmarks", MOST_BOOKMARKS);
  return {
    ...Object.fromEntries(TEXTS.map(name => [name, checkedText(rest[name], name, 500)])),
    saved: checkedNumber(rest.saved, "saved", 0, 2 ** 40),
    seed: start32(checkedNumber(rest.seed, "seed", -WIDEST_SEED, WIDEST_SEED)),
    before: checkedNumber(rest.before, "before", 0, 2 ** 31),
    choices: choices.map((answer, i) => checkedAnswer(answer, `choices[${i}]`)),
    state: checkedState(taken, "state", 2 * story.slots.length + OTHER_VALUES),
    bookmarks: bookmarks.map((bookmark, i) => checkedBookmark(bookmark, `bookmarks[${i}]`)),
  };
}

function decodedSave(text) {
  let fields;
  try {
    fields = parse(text);
  } catch {
    throw new UnfitError("it is not JSON");
  }
  const isSave = isTable(fields) && Object.hasOwn(fields, "branchlight save");
  expect(isSave, "it is not a save of Branchlight: the field 'branchlight save' is missing");
  return fields;
}

function checkedBookmark(bookmark, where) {
  const fields = checkedTable(bookmark, where, BOOKMARK_FIELDS);
  const number = (name, most) => checkedNumber(fields[name], `${where}.${name}`, 0, most);
  const counts = { here: number("here", 2 ** 31), passage: number("passage", 2 ** 31), at: number("at", 2 ** 40) };
  const words = ["note", "scene", "line"].map(name => [name, checkedText(fields[name], `${where}.${name}`, 500)]);
  const checked = { ...counts, ...Object.fromEntries(words) };
  return Object.fromEntries(BOOKMARK_FIELDS.map(name => [name, checked[name]]));
}

function checkedAnswer(answer, where) {
  if (!isTable(answer)) return checkedText(answer, where, NAME_LENGTH);
  return { typed: checkedText(checkedTable(answer, where, ["typed"]).typed, `${where}.typed`, TEXT_LENGTH) };
}

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
