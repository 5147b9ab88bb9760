// The reader's place in the text, and the time of reading. A place is the turn and the block at the head of the page,
// and the part of that block above it, so it fits every screen.
const SETTLED = 800;
const TICK = 10;
const IDLE = 60;

class Place {
  constructor(page) {
    this.page = page;
    this.active = performance.now();
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
