// The book: the session that is read, the reader's place in it, and its record. It knows nothing of the screen.
class Book {
  constructor(store, tab) {
    this.records = new Records(store, tab);
    this.progress = new Progress(store);
    this.session = null;
    this.here = 0;
    this.read = 0;
    this.place = null;
    this.line = "";
    this.head = null;
    this.store = store;
    this.followVeils();
  }

  // Take the content notes that the reader veils, in any tab.
  followVeils() {
    this.veils = new Set(this.store.read("veils", []));
  }

  get turn() {
    return this.session.turns[this.here];
  }

  get last() {
    return this.session.answers.length;
  }

  // The number of decisions that led to the reader's place, with those that are not known any more.
  get decisions() {
    return this.session.before + this.here;
  }

  // The number of decisions of the whole reading, with those that can be redone.
  get made() {
    return this.session.before + this.last;
  }

  begin(seed = crypto.getRandomValues(new Uint32Array(1))[0]) {
    this.hold(Branchlight.begin(story, seed), 0, 0);
    this.records.begin();
    this.progress.note(this.turn, "");
    this.keep();
  }

  // Continue the record of that key. Return what had to change in it, or "". Throws `SaveError` if it cannot be read.
  open(key) {
    const record = this.records.all().find((each) => each.key === key);
    const { session, notice } = fromBase(record) || Branchlight.load(story, record.save);
    const place = notice ? null : record.place;
    this.hold(session, notice ? session.answers.length : record.here, Number(record.read) || 0, place);
    this.records.begin(key);
    return notice;
  }

  // Go to a save as text, and to a place on the page if it is known. The place before is left in its own record.
  load(text, place = null) {
    const { session, notice, page } = Branchlight.load(story, text);
    this.hold(session, session.answers.length, 0, notice ? null : place);
    this.head = page;
    this.records.begin();
    this.progress.note(this.turn, "");
    this.keep();
    return notice;
  }

  hold(session, here, read, place = null) {
    this.session = session;
    this.here = Math.min(Math.max(0, here | 0), session.answers.length);
    this.read = read;
    this.place = place;
    this.line = "";
    this.head = null;
  }

  // Make a decision. Return whether it left a branch, which is kept as another reading then. `left` has the place on
  // the page in the last turn of that branch, and the last words there. Throws `ChoiceError`.
  choose(answer, left = { place: null, line: "" }) {
    const choice = this.turn.choices.find((each) => each.id === answer);
    const past = cut(this.session, this.here);
    const made = Branchlight.decide(past, answer);
    const same = this.here < this.last && sameAnswer(made.answers[this.here], this.session.answers[this.here]);
    const leaves = this.here < this.last && !same;
    if (leaves) {
      this.keep(this.last, left);
      this.records.begin();
    }
    if (!same) this.session = made;
    this.here += 1;
    this.place = null;
    this.line = "";
    this.progress.note(this.turn, choice ? choice.name : "");
    this.keep();
    return leaves;
  }

  goTo(n) {
    this.here = Math.min(Math.max(0, n), this.last);
    this.place = null;
    this.line = "";
    this.keep();
  }

  // Return the words of decision n, as the reader saw them.
  label(n) {
    const answer = this.session.answers[n];
    if (typeof answer !== "string") return words(answer);
    const choice = this.session.turns[n].choices.find((each) => each.id === answer);
    return choice ? choice.text : answer;
  }

  // Return the text of a save of the reader's place, with what shows of its page.
  text(name, shown) {
    return saveText(cut(this.session, this.here), name, this.veils, shown);
  }

  keep(here = this.here, { place, line } = this) {
    const { read, session } = this;
    const base = session.before ? saveText(cut(session, 0), "", this.veils) : "";
    const shown = here === this.last && line ? { line } : {};
    this.records.keep({ save: saveText(session, "", this.veils, shown), base, here, read, place });
  }
}

// Return a session without the decisions from number n on.
function cut(session, n) {
  if (n === session.answers.length) return session;
  const bookmarks = (session.bookmarks ?? []).filter(({ here }) => here <= session.before + n);
  return { ...session, answers: session.answers.slice(0, n), turns: session.turns.slice(0, n + 1), bookmarks };
}

// Return the time in seconds. It fits into a save, also if the clock is far off.
const seconds = () => Math.min(Math.max(0, Math.floor(Date.now() / 1000)), 2 ** 40);

const saveText = (session, name, veils, more = {}) =>
  Branchlight.save(session, { name, veils, saved: seconds(), ...more });

// Return the session of a record whose first decisions are not known, from the state after those, or null.
function fromBase(record) {
  if (!record.base) return null;
  try {
    const { session, notice } = Branchlight.load(story, record.base);
    if (notice) return null;
    const answers = JSON.parse(record.save).choices.map(words);
    return { session: answers.reduce((before, answer) => Branchlight.decide(before, answer), session), notice };
  } catch {
    return null;
  }
}

// Return what a reader gives as an answer, which saves mark if it was typed.
const words = (answer) => (typeof answer === "string" ? answer : answer.typed);

const sameAnswer = (first, second) => JSON.stringify(first) === JSON.stringify(second);
