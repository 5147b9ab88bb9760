// The reveal: new text comes up block by block, with the pauses of the story. Any key or click shows the rest at once,
// and does nothing else if the choices did not show yet.
const STEPS = { off: 0, slow: 0.9, steady: 0.3, quick: 0.12 };
const MOOD_PACES = { slow: 0.6, "": 1, fast: 1.5 };
const LONGEST_PAUSE = 10;
const RISE = 0.5;

class Reveal {
  constructor(look, offer) {
    this.look = look;
    this.offer = offer;
    this.coming = [];
    for (const kind of ["keydown", "pointerdown", "focusin"]) {
      addEventListener(kind, (event) => this.hurry(event), { capture: true });
    }
    addEventListener("click", (event) => this.swallow(event), { capture: true });
  }

  // Bring up the blocks of a section, and then the offer after some seconds of silence.
  begin(section, rest) {
    this.finish();
    const step = this.look.still ? 0 : STEPS[this.look.settings.reveal];
    if (!step) return;
    const pace = MOOD_PACES[(this.look.mood && this.look.mood.pace) || ""] || 1;
    let delay = 0;
    for (const block of [...section.children, this.offer]) {
      delay += Math.min(block === this.offer ? rest : block.rest || 0, LONGEST_PAUSE);
      block.style.animationDelay = `${delay}s`;
      block.classList.add("coming");
      delay += block.classList.contains("taken") ? 0 : step / pace;
      this.coming.push(block);
    }
    this.timer = setTimeout(() => this.finish(), (delay + RISE) * 1000);
    this.shows = performance.now() + (delay - step / pace) * 1000;
  }

  finish() {
    clearTimeout(this.timer);
    for (const block of this.coming) {
      block.classList.remove("coming");
      block.style.animationDelay = "";
    }
    this.coming = [];
  }

  hurry(event) {
    if (event.type !== "focusin") this.swallowing = false; // a press that became a swipe had no click
    if (!this.coming.length || event.ctrlKey || event.metaKey || event.altKey || event.key === "Shift") return;
    if (event.type === "focusin" && !this.offer.contains(event.target)) return;
    const hidden = performance.now() < this.shows;
    this.finish();
    if (!hidden) return;
    if (event.type === "keydown" && /^(\p{Nd}|Enter| )$/u.test(event.key)) {
      event.preventDefault();
      event.stopPropagation();
    }
    this.swallowing = event.type === "pointerdown" && this.offer.contains(event.target);
  }

  swallow(event) {
    if (!this.swallowing) return;
    this.swallowing = false;
    event.preventDefault();
    event.stopPropagation();
  }
}
