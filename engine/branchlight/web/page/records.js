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
    return found.filter((each) => typeof each.save === "string").sort((a, b) => b.used - a.used);
  }

  // Begin a record, which continues another one if its key is given.
  begin(before = "") {
    this.own = `${RECORD}${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
    this.before = before;
  }

  keep(record) {
    this.store.write(this.own, record);
    this.tab.set(this.own);
    if (this.before) {
      const old = this.store.read(this.before, {});
      if (old.save === undefined || isWithin(old, record)) this.store.remove(this.before);
      this.before = "";
    }
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

// Return the fields of a save for a list: its scene, its last line, its choices. Their numbers need not be exact.
function factsOf({ save }) {
  try {
    return JSON.parse(save);
  } catch {
    return { scene: "", line: "", saved: 0, before: 0, choices: [] };
  }
}
