// The saves that a reader named. Each has a key of its own, so that tabs do not overwrite each other's.
const SAVE = "save:";
const LONGEST_NAME = 60;

class Saves {
  constructor(store) {
    this.store = store;
  }

  // Return all saves, the latest first.
  all() {
    const found = this.store.keys(SAVE).map((key) => ({ key, ...this.store.read(key, {}) }));
    const saves = found.filter(({ name, save }) => typeof name === "string" && typeof save === "string");
    return saves.map((each) => ({ ...each, kept: Number(each.kept) || 0 })).sort((a, b) => b.kept - a.kept);
  }

  get(name) {
    return this.all().find((each) => each.key === keyOf(name));
  }

  // Keep a save under a name. Return whether the browser has it.
  keep(name, save) {
    return this.store.write(keyOf(name), { name, save, kept: Date.now() });
  }

  remove(name) {
    this.store.remove(keyOf(name));
  }
}

const keyOf = (name) => SAVE + name.toLowerCase();

// Return a name on one line, or "" if it is empty or too long.
function fitName(name) {
  const fit = name.replace(/\s+/gu, " ").trim();
  return [...fit].length <= LONGEST_NAME ? fit : "";
}

// Return whether a name is one of those that the terminal gives to other readings. It takes no save with such a name.
const isOfReading = (name) => /^another (reading|session)/i.test(name);

// Return a name for a place: its scene, shortened if need be, and its decisions.
function placeName({ title }, decisions) {
  const rest = [...WORDS.placeOf(" ", decisions)].length - 1;
  return WORDS.placeOf(shortened(Branchlight.visible(title || about.title), LONGEST_NAME - rest), decisions);
}

// Return a name that no save has: this one, or one with a number at its end.
function freeName(saves, name) {
  for (let n = 1; ; n++) {
    const end = n === 1 ? "" : ` (${n})`;
    const free = shortened(name, LONGEST_NAME - end.length) + end;
    if (!saves.get(free)) return free;
  }
}

// Return the first characters of a text. None of them is cut in two.
const shortened = (text, most) => [...text].slice(0, most).join("").trim();
