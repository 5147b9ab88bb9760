// The turn window: the sections of the turns on the page. Long readings show their last turns, and earlier ones when
// the reader asks.
const AT_ONCE = 200;

class TurnWindow {
  constructor(book, text, earlier) {
    this.book = book;
    this.text = text;
    this.first = 0;
    this.rest = 0;
    this.earlierButton = earlier;
    earlier.onclick = () => this.earlier();
  }

  // Draw the turns up to the reader's place.
  open() {
    const { here } = this.book;
    this.first = Math.max(0, here - AT_ONCE + 1);
    this.text.replaceChildren(...this.sections(this.first, here));
    this.update();
  }

  // Draw the turn that the reader has just reached, and return its section.
  add() {
    const [section] = this.sections(this.book.here, this.book.here);
    this.text.append(section);
    if (this.text.childElementCount >= 2 * AT_ONCE) {
      this.first += AT_ONCE;
      for (let n = 0; n < AT_ONCE; n++) this.text.firstElementChild.remove();
      this.update();
    }
    return section;
  }

  // Remove the turns after the reader's place. Return false if that place is not on the page.
  cut() {
    if (this.book.here < this.first) return false;
    while (this.text.childElementCount > this.book.here - this.first + 1) this.text.lastElementChild.remove();
    return true;
  }

  // Draw more turns above those on the page, which stay where they are on the screen. The focus moves to the last one.
  earlier() {
    const held = this.text.firstElementChild;
    const top = held.getBoundingClientRect().top;
    this.above(AT_ONCE);
    scrollBy(0, held.getBoundingClientRect().top - top);
    focusOn(held.previousElementSibling);
  }

  // Draw at most so many turns above those on the page.
  above(most) {
    const end = this.first - 1;
    this.first = Math.max(0, this.first - most);
    this.text.prepend(...this.sections(this.first, end));
    this.update();
  }

  // Return the number of the last turn that begins above a line of the screen.
  lastAbove(line) {
    const sections = [...this.text.children];
    return (
      this.first +
      Math.max(
        0,
        sections.findLastIndex((each) => each.getBoundingClientRect().top < line),
      )
    );
  }

  section(n) {
    return this.text.children[n - this.first];
  }

  update() {
    this.earlierButton.hidden = this.first === 0;
    this.earlierButton.textContent = WORDS.earlier(this.first);
  }

  sections(first, last) {
    const { turns } = this.book.session;
    return turns.slice(first, last + 1).map((turn, i) => this.draw(first + i, turn));
  }

  draw(n, turn) {
    const before = n ? this.book.session.turns[n - 1].setting : null;
    const { blocks, rest } = typeset(turn, this.book.veils, before);
    this.rest = rest;
    const made = element("section");
    if (n) made.append(drawTaken(this.book.label(n - 1)));
    else if (this.book.session.before) made.append(said(WORDS.gone, "notice"));
    for (const block of blocks) {
      const drawn = drawBlock(block);
      Object.assign(drawn, { rest: block.rest, setting: block.setting, passage: block.passage });
      made.append(drawn);
    }
    return made;
  }
}
