// The furniture of the page: head and gauges. They belong to the last text that shows, also after scrolling back.
class Furniture {
  constructor(page) {
    this.page = page;
    this.turn = -1;
    this.waiting = false;
    addEventListener("scroll", () => this.soon(), { passive: true });
    addEventListener("resize", () => this.keepClear());
    new ResizeObserver(() => this.keepClear()).observe(byId("foot"));
  }

  // Let the foot cover nothing that takes the focus. Gauges that fill half the screen stay at the end of the text.
  keepClear() {
    const root = document.documentElement;
    root.dataset.foot = byId("gauges").offsetHeight > innerHeight / 2 ? "long" : "";
    root.style.setProperty("--foot", root.dataset.foot ? "2rem" : `${byId("foot").offsetHeight}px`);
  }

  // Follow the text in the next frame.
  soon() {
    if (this.waiting || !this.page.reads) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      if (this.page.reads) this.follow();
    });
  }

  follow() {
    const { book, turns } = this.page;
    const foot = footTop();
    const turn = turns.lastAbove(foot);
    const last = [...turns.section(turn).children].findLast((each) => each.getBoundingClientRect().top < foot);
    this.drawHead((last && last.setting) || book.session.turns[turn].setting);
    this.drawGauges(turn);
  }

  drawHead({ title, pov }) {
    const words = title || about.title;
    if (this.head === `${words}\n${pov}`) return;
    this.head = `${words}\n${pov}`;
    const parts = [element("span", { dir: "auto" }, words), " ", ...(pov ? [element("i", { dir: "auto" }, pov)] : [])];
    byId("running").replaceChildren(...parts);
  }

  drawGauges(turn) {
    if (turn === this.turn) return;
    this.turn = turn;
    const { gauges } = this.page.book.session.turns[turn];
    byId("gauges").replaceChildren(...drawGauges(gauges));
    byId("gauges").hidden = !gauges.length;
  }

  // Draw everything for the turn that the reader has reached, before the page scrolls there.
  arrive() {
    this.turn = -1;
    this.drawHead(this.page.book.turn.setting);
    this.drawGauges(this.page.book.here);
  }
}
