// Read one story in several tabs in random order, with a storage that they share. Return the readings whose decisions
// were lost: each is the list of decisions that some tab had made, and that no record has any more.
globalThis.ENDINGS = new Map();
globalThis.story = {};

globalThis.crypto = { getRandomValues: (array) => array.fill(1) };
globalThis.Branchlight = {
  nodeOf: (place) => place,
  begin: (of, seed) => ({ seed, before: 0, answers: [], turns: [turnAfter([])] }),
  decide: (session, answer) => {
    const answers = [...session.answers, answer];
    return { ...session, answers, turns: [...session.turns, turnAfter(answers)] };
  },
  save: ({ seed, before, answers }) => JSON.stringify({ seed, before, choices: answers }),
  load: (of, text) => {
    const { seed, choices } = JSON.parse(text);
    return { session: choices.reduce(Branchlight.decide, Branchlight.begin(of, seed)), notice: "" };
  },
};

const turnAfter = (answers) => ({
  passages: [],
  choices: [],
  setting: { title: "" },
  state: { place: `a.${answers.join("")}` },
});

class SharedStorage {
  constructor() {
    this.map = new Map();
  }

  get length() {
    return this.map.size;
  }

  key(n) {
    return [...this.map.keys()][n];
  }

  getItem(key) {
    return this.map.has(key) ? this.map.get(key) : null;
  }

  setItem(key, text) {
    this.map.set(key, text);
  }

  removeItem(key) {
    this.map.delete(key);
  }
}

function opened(storage, tab) {
  const book = new Book(new Store(() => storage, "story"), tab);
  const key = book.records.latest();
  if (key) book.open(key);
  else book.begin();
  return book;
}

// Play `steps` random moves. Return the lost readings and the number of records.
function played(seed, steps) {
  let state = seed;
  const draw = (below) => ((state = (Math.imul(state, 1103515245) + 12345) >>> 0) % 65521) % below;
  const storage = new SharedStorage();
  const tabs = Array.from({ length: 3 }, () => {
    let kept = null;
    return { get: () => kept, set: (key) => (kept = key) };
  });
  const books = tabs.map((tab) => opened(storage, tab));
  const made = new Map();
  for (let step = 0; step < steps; step++) {
    const n = draw(3);
    const book = books[n];
    const move = draw(8);
    if (move === 0) books[n] = opened(storage, tabs[n]);
    else if (move === 1) book.goTo(book.here - 1);
    else if (move === 2) book.keep();
    else {
      book.choose(`${draw(3)}`);
      const way = book.session.answers.slice(0, book.here);
      made.delete(way.slice(0, -1).join());
      made.set(way.join(), way);
    }
  }
  const records = books[0].records.all().map((each) => JSON.parse(each.save).choices.join());
  const lost = [...made.keys()].filter((way) => !records.some((record) => `${record},`.startsWith(`${way},`)));
  return { lost, records: records.length, made: made.size };
}
