// The reader's place in the text, and the time of reading. A place is the turn and the block at the head of the page,
// and the part of that block above it, so it fits every screen.
const SETTLED = 800;
const TICK = 10;
const IDLE = 60;

class Place {
  constructor(page) {
    this.page = page;
    this.active = performance.now();
    this.left = {};
    addEventListener("scroll", () => this.moved(), { passive: true });
    for (const kind of ["keydown", "pointerdown", "scroll"]) {
      addEventListener(kind, () => (this.active = performance.now()), { passive: true, capture: true });
    }
    addEventListener("pagehide", () => this.keep());
    document.addEventListener("visibilitychange", () => document.hidden && this.keep());
    setInterval(() => this.tick(), TICK * 1000);
  }

  moved() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), SETTLED);
  }

  tick() {
    const reads = !document.hidden && performance.now() - this.active < IDLE * 1000;
    if (reads && this.page.reads) this.page.book.read += TICK;
  }

  keep() {
    if (!this.page.reads) return;
    clearTimeout(this.timer);
    this.page.book.place = this.current();
    this.page.book.line = this.lastWords();
    this.left = this.shown();
    this.page.book.keep();
    announceTrouble(this.page.store);
  }

  // Return the place as [turn, block, part], or null if there is no text.
  current() {
    const head = headBottom();
    const turn = this.page.turns.lastAbove(head + 1);
    const blocks = this.blocksOf(turn);
    const below = blocks.findIndex((each) => each.getBoundingClientRect().bottom > head);
    const index = below < 0 ? blocks.length - 1 : below;
    if (index < 0) return null;
    const { top, height } = blocks[index].getBoundingClientRect();
    return [turn, index, (head - top) / Math.max(1, height)];
  }

  // Return where the page begins in the reader's turn, as saves have it, or null if it begins with the turn.
  head() {
    const { book, reads } = this.page;
    const [turn, index, part] = (reads && this.current()) || [-1];
    if (turn !== book.here) return null;
    const blocks = this.blocksOf(turn);
    const below = blocks.findIndex((each, i) => i >= index && hasPassage(each));
    const at = below < 0 ? blocks.findLastIndex(hasPassage) : below;
    if (at < 0) return null;
    const { passage } = blocks[at];
    const length = lengthOf(book.turn, passage);
    const letter = below < 0 ? length : at === index ? Math.max(0, Math.round(part * length)) : 0;
    return letter || at > blocks.findIndex(hasPassage) ? { passage, letter, lines: 0 } : null;
  }

  // Scroll to where a page began in the reader's turn, as a save has it. Return whether that is on the page.
  restoreHead(head) {
    const { book } = this.page;
    const blocks = head ? this.blocksOf(book.here) : [];
    const index = blocks.findIndex(({ passage }) => passage >= head.passage);
    if (index < 0) return false;
    const isThere = blocks[index].passage === head.passage; // it may be veiled
    const part = isThere ? Math.min(1, head.letter / Math.max(1, lengthOf(book.turn, head.passage))) : 0;
    return this.restore([book.here, index, part]);
  }

  // Return the last words of the reader's turn on the screen, or "" if there are none.
  lastWords() {
    const { book, reads } = this.page;
    if (!reads) return "";
    const seen = this.blocksOf(book.here).filter(
      (each) => hasPassage(each) && each.getBoundingClientRect().top < innerHeight,
    );
    return seen.length ? book.turn.passages[seen.at(-1).passage].text || "" : "";
  }

  // Return what a save keeps of the page. From the title page, that is where the reader left the text.
  shown() {
    if (!this.page.reads) return this.left;
    return { page: this.head(), line: this.lastWords() || undefined };
  }

  // Scroll to a place that was kept. Return whether it is on the page.
  restore(place) {
    if (!Array.isArray(place) || place.some((each) => typeof each !== "number")) return false;
    const [turn, index, part] = place;
    const block = this.blocksOf(turn)[index];
    if (!block) return false;
    const { top, height } = block.getBoundingClientRect();
    scrollBy(0, top + part * height - headBottom());
    return true;
  }

  // Return the blocks of a turn on the page. Those of the last one end with the offer.
  blocksOf(turn) {
    const section = this.page.turns.section(turn);
    if (!section) return [];
    return section.nextElementSibling ? [...section.children] : [...section.children, byId("offer")];
  }
}

const hasPassage = ({ passage }) => passage !== undefined;

// Return the number of letters of a passage.
const lengthOf = (turn, passage) => [...(turn.passages[passage].text || "")].length;
