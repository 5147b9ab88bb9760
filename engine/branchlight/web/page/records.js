// Records: one for each reading, written at every decision. Each tab writes a record of its own, so two tabs never
// overwrite each other. A tab that continues a record removes it once its own contains all of its decisions.
//
// save   the text of a portable save: seed, answers and state
// base   the text of a save of its beginning, if the decisions before are not known
// here   the number of decisions that led to the reader's place; later ones can be redone
// used   the time of the last move
// read   the seconds of reading
// place  where on the page the reader was
const RECORD = "reading:";
const MOST_RECORDS = 32;

class Records {
  constructor(store, tab) {
    this.store = store;
    this.tab = tab;
    this.own = "";
    this.before = "";
    this.used = 0;
  }

  // Return the key of the record to continue: that of this tab, or the one that was used last in any.
  latest() {
    const known = this.all();
    const own = this.tab.get();
    return (known.find((each) => each.key === own) || known[0] || { key: "" }).key;
  }

  // Return all records, the latest first.
  all() {
    const found = this.store.keys(RECORD).map((key) => ({ key, ...this.store.read(key, {}) }));
    const records = found.filter((each) => typeof each.save === "string");
    return records.map((each) => ({ ...each, used: Number(each.used) || 0 })).sort((a, b) => b.used - a.used);
  }

  // Begin a record, which continues another one if its key is given.
  begin(before = "") {
    this.own = `${RECORD}${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
    this.before = before;
    this.used = this.all()[0]?.used || 0;
  }

  keep(record) {
    // The last move stays the latest, also if the clock was set back.
    this.used = Math.max(Date.now(), this.used + 1);
    const whole = { ...record, used: this.used };
    const isKept = this.store.write(this.own, whole);
    this.tab.set(this.own);
    if (this.before) this.leave(whole, isKept);
  }

  // Remove the record that this one continues, if this one has all of it and is kept at least in its room.
  leave(record, isKept) {
    const old = this.store.read(this.before, {});
    if (isWithin(old, record)) {
      if (!isKept && !this.store.replace(this.before, this.own, JSON.stringify(record))) return;
      this.store.remove(this.before);
    }
    this.before = "";
  }

  // Remove the oldest records beyond the number that is kept.
  tidy() {
    for (const { key } of this.all().slice(MOST_RECORDS)) if (key !== this.own) this.store.remove(key);
  }
}

// Return whether a record has all decisions of another one.
function isWithin(old, record) {
  const [first, second] = [old, record].map(factsOf);
  const prefix = first.choices.every((answer, i) => JSON.stringify(answer) === JSON.stringify(second.choices[i]));
  return prefix && first.seed === second.seed && first.before === second.before;
}

// Return the fields of a save for a list: its scene, its last line, its choices. Their numbers need not be exact. The
// text may be anything.
function factsOf({ save }) {
  const { seed, before, choices, scene, line } = objectIn(save);
  const text = (value) => (typeof value === "string" ? value : "");
  const made = Array.isArray(choices) ? choices : [];
  return { seed, before: Number(before) || 0, choices: made, scene: text(scene), line: text(line) };
}

// Return the object in a JSON text, or an empty one.
function objectIn(text) {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
