// The fields of a save: the form of its text, checked field by field.

// Version 2 adds `bookmarks`, which the page keeps for the terminal, and version 3 `page`. A save is written in the
// lowest version that it can be.
const FORMAT = 3;
const MOST_BOOKMARKS = 500;
const LONGEST_TEXT = 500;
const MOST_CHOICES = 200000;
const MOST_LINES = 2 ** 20;
const WIDEST_SEED = 2n ** 64n;
const TEXTS = ["story", "title", "edition", "scene", "line"];
const SAVE_FIELDS = [...TEXTS, "name", "saved", "seed", "before", "choices", "bookmarks", "page"];
const PAGE_FIELDS = ["passage", "letter", "lines"];
const BOOKMARK_FIELDS = ["here", "passage", "note", "scene", "line", "at"];

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
    ...Object.fromEntries(TEXTS.map((name) => [name, checkedText(rest[name], name, LONGEST_TEXT)])),
    name: checkedLength(rest.name, "name", LONGEST_TEXT), // `nameFault` says what else is wrong with it
    saved: checkedNumber(rest.saved, "saved", 0, 2 ** 40),
    seed: start32(checkedNumber(rest.seed, "seed", -WIDEST_SEED, WIDEST_SEED)),
    before: checkedNumber(rest.before, "before", 0, 2 ** 31),
    choices: choices.map((answer, i) => checkedAnswer(answer, `choices[${i}]`)),
    state: checkedState(taken, "state", 2 * story.slots.length + OTHER_VALUES),
    bookmarks: bookmarks.map((bookmark, i) => checkedBookmark(bookmark, `bookmarks[${i}]`)),
    page: Object.hasOwn(rest, "page") ? checkedPage(rest.page) : null,
  };
}

function decodedSave(text) {
  const fields = strictlyParsed(text);
  const isSave = isTable(fields) && Object.hasOwn(fields, "branchlight save");
  expect(isSave, "it is not a save of Branchlight: the field 'branchlight save' is missing");
  return fields;
}

function checkedBookmark(bookmark, where) {
  const fields = checkedTable(bookmark, where, BOOKMARK_FIELDS);
  const number = (name, most) => checkedNumber(fields[name], `${where}.${name}`, 0, most);
  const counts = { here: number("here", 2 ** 31), passage: number("passage", 2 ** 31), at: number("at", 2 ** 40) };
  const words = ["note", "scene", "line"].map((name) => [name, checkedText(fields[name], `${where}.${name}`, LONGEST_TEXT)]);
  const checked = { ...counts, ...Object.fromEntries(words) };
  return Object.fromEntries(BOOKMARK_FIELDS.map((name) => [name, checked[name]]));
}

function checkedPage(page) {
  const fields = checkedTable(page, "page", PAGE_FIELDS);
  const passage = checkedNumber(fields.passage, "page.passage", 0, 2 ** 31);
  const letter = checkedNumber(fields.letter, "page.letter", 0, 2 ** 31);
  return { passage, letter, lines: checkedNumber(fields.lines, "page.lines", -MOST_LINES, MOST_LINES) };
}

function checkedAnswer(answer, where) {
  if (!isTable(answer)) return checkedText(answer, where, NAME_LENGTH);
  return { typed: checkedText(checkedTable(answer, where, ["typed"]).typed, `${where}.typed`, TEXT_LENGTH) };
}
