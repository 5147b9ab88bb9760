// The page: it joins the parts, and shows the turn that the reader has reached.
const DOUBLE_CLICK = 300;

class Page {
  constructor(store, tab) {
    this.store = store;
    this.book = new Book(store, tab);
    this.saves = new Saves(store);
    this.look = new Look(readSettings(store));
    this.turns = new TurnWindow(this.book, byId("text"), byId("earlier"));
    this.reveal = new Reveal(this.look, byId("offer"));
    this.number = new ChoiceNumber(this);
    this.panel = new Panel(this);
    this.place = new Place(this);
    this.furniture = new Furniture(this);
    this.arrived = 0;
    this.reads = false;
    this.left = new Map(); // the place on the page, and its last words, of turns to which `redo` leads
  }

  // Open the page where the reader left off, or at the title page.
  open() {
    this.look.apply();
    this.book.records.tidy();
    const key = this.book.records.latest();
    const notice = key ? this.continued(key) : "";
    if (this.book.session) this.showReading(true);
    else this.showTitle();
    if (notice) announce(notice);
    announceTrouble(this.store);
  }

  continued(key) {
    try {
      return this.book.open(key);
    } catch (error) {
      if (!(error instanceof Branchlight.SaveError)) throw error;
      return WORDS.damaged;
    }
  }

  showTitle() {
    this.place.keep();
    this.show(false);
    this.look.enter(null);
    drawTitle(this);
    scrollTo(0, 0);
    focusOn(byId("title").firstElementChild);
  }

  // Show the text, at the place where the reader was if it is known.
  showReading(quiet = false) {
    this.show(true);
    this.turns.open();
    this.arrive();
    if (!this.place.restore(this.book.place) && !this.place.restoreHead(this.book.head)) this.scrollToTurn();
    this.book.head = null;
    this.furniture.follow();
    if (!quiet) this.focusTurn();
  }

  show(reads) {
    this.reads = reads;
    byId("title").hidden = reads;
    byId("reading").hidden = !reads;
    byId("head").hidden = !reads;
    if (!reads) byId("gauges").hidden = true;
  }

  // Return whether a click belongs to the one before, which led here. One by a key never does.
  isSecond({ detail }) {
    return detail > 1 || (detail > 0 && performance.now() - this.arrived < DOUBLE_CLICK);
  }

  decide(answer) {
    const left = this.book.choose(answer, this.left.get(this.book.last));
    this.left.clear();
    announce(left ? WORDS.branchLeft : "");
    const section = this.turns.add();
    this.arrive();
    this.reveal.begin(section, this.turns.rest + restBefore(this.book.turn));
    this.scrollToTurn(true);
    this.furniture.follow();
    this.focusTurn();
    announceTrouble(this.store);
  }

  back() {
    const { book } = this;
    if (book.here) this.goTo(book.here - 1);
    else announce(book.session.before ? WORDS.atBase : WORDS.atBeginning);
  }

  redo() {
    if (this.book.here === this.book.last) return announce(WORDS.atLatest);
    const left = new Map(this.left);
    this.decide(words(this.book.session.answers[this.book.here]));
    this.left = left;
    const there = left.get(this.book.here);
    if (!there) return undefined;
    this.reveal.finish();
    return this.place.restore(there.place);
  }

  // Go back to the place after n decisions, with its choices in view.
  goTo(n) {
    const made = this.book.session.answers[n];
    this.reveal.finish();
    this.left.set(this.book.here, { place: this.place.current(), line: this.place.lastWords() });
    this.book.goTo(n);
    if (!this.turns.cut()) this.turns.open();
    this.arrive();
    announce("");
    const again = choiceButtons().find((each) => each.dataset.id === made);
    const target = offerHead();
    if (target) (again || choiceButtons()[0] || target).scrollIntoView({ block: "center" });
    else this.scrollToTurn();
    this.furniture.follow();
    if (target) focusOn(target);
  }

  // Start over. The reading so far stays among the saved places.
  restart() {
    this.place.keep();
    const left = this.book.session && this.book.made > 0;
    this.left.clear();
    this.book.begin();
    this.show(true);
    this.turns.open();
    this.arrive();
    this.reveal.begin(this.turns.section(0), this.turns.rest);
    this.scrollToTurn();
    this.furniture.follow();
    this.focusTurn();
    announce(left ? WORDS.startedOver : "");
    announceTrouble(this.store);
  }

  // Go to a save as text, and to a place on the page if it is known. The place before is saved too.
  load(text, place) {
    this.place.keep();
    const left = this.textBeforeLoad();
    try {
      const notice = this.book.load(text, place);
      if (left) keepSave(this, WORDS.beforeLoad, left);
      this.left.clear();
      this.panel.close();
      this.showReading();
      this.place.keep();
      announce(notice);
    } catch (error) {
      if (!(error instanceof Branchlight.SaveError)) throw error;
      this.panel.tell(WORDS.loadFailed(error.message));
    }
    announceTrouble(this.store);
  }

  // Return the text of a save of the reader's place, or "" if that is at the beginning, or nowhere yet.
  textBeforeLoad() {
    const shown = this.place.shown();
    const isFurther = this.book.session && (this.book.decisions || shown.page);
    return isFurther ? this.book.text(WORDS.beforeLoad, shown) : "";
  }

  // Bring offer, mood, head and gauges up to date with the reader's place.
  arrive() {
    const { turn } = this.book;
    this.reveal.finish();
    this.number.end();
    this.look.enter(turn.setting);
    byId("offer").replaceChildren(...drawOffer(turn, this));
    this.furniture.arrive();
    this.arrived = performance.now();
  }

  // Veil a note or unveil it, beside those that other tabs have veiled.
  veil(name, veiled) {
    this.book.followVeils();
    if (veiled) this.book.veils.add(name);
    else this.book.veils.delete(name);
    this.store.write("veils", [...this.book.veils]);
    announceTrouble(this.store);
    if (this.reads) this.redraw();
  }

  // Draw the text again. The part that shows stays in its place, and the focus in the text.
  redraw() {
    const isFocused = byId("text").contains(document.activeElement);
    this.inPlace(() => this.turns.open());
    if (isFocused) this.focusTurn();
  }

  // Change how the text is drawn. The part that shows stays in its place.
  inPlace(change) {
    const place = this.reads ? this.place.current() : null;
    change();
    this.place.restore(place);
  }

  change(name, value) {
    this.look.settings = { ...readSettings(this.store), [name]: value };
    this.store.write("settings", this.look.settings);
    this.inPlace(() => this.look.apply());
    announceTrouble(this.store);
  }

  // Follow the settings and veils that another tab has changed.
  follow() {
    this.followSettings();
    this.book.progress.update();
    const before = [...this.book.veils];
    this.book.followVeils();
    const isSame = before.length === this.book.veils.size && before.every((name) => this.book.veils.has(name));
    if (this.reads && !isSame) this.redraw();
  }

  followSettings() {
    const [before, settings] = [this.look.settings, readSettings(this.store)];
    if (SETTINGS.every(({ name }) => settings[name] === before[name])) return;
    this.look.settings = settings;
    this.inPlace(() => this.look.apply());
  }

  scrollToTurn(gently = false) {
    const section = this.turns.section(this.book.here);
    const top = this.book.here ? section.getBoundingClientRect().top - headBottom() - 8 : -scrollY;
    scrollBy({ top, behavior: gently && !this.look.still ? "smooth" : "instant" });
  }

  // Move the focus to the first new words, so that they are read out. There is no live region for the text.
  focusTurn() {
    const blocks = [...this.turns.section(this.book.here).children];
    const first = blocks.find((each) => !each.matches(".taken, hr")) || offerHead() || blocks[0];
    if (first) focusOn(first);
  }

  panelClosed() {
    if (!this.reads) byId("title").querySelector(".to-saves").textContent = waysToSaves(this);
    else if (document.activeElement === document.body) this.focusTurn();
  }
}
