"use strict";
// The window onto the map: dragging, wheel, pinching, keys, and gliding to a place.

const LARGEST = 3;
const SMALLEST = 0.03; // or less, if the whole is no longer seen at this

class View {
  constructor(svg, group, onFar) {
    this.svg = svg;
    this.group = group;
    this.onFar = onFar;
    this.scale = 1;
    this.x = 0;
    this.y = 0;
    this.least = SMALLEST;
    this.pointers = new Map();
    this.moved = false;
    svg.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    svg.addEventListener("pointerdown", (event) => this.down(event));
    svg.addEventListener("pointermove", (event) => this.move(event));
    for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, (event) => this.up(event));
    svg.addEventListener("keydown", (event) => this.key(event));
  }

  get size() {
    const { width, height } = this.svg.getBoundingClientRect();
    return { width, height };
  }

  bounded(scale) {
    return Math.min(LARGEST, Math.max(this.least, scale));
  }

  set(scale, x, y) {
    this.scale = this.bounded(scale);
    this.x = x;
    this.y = y;
    this.group.setAttribute("transform", `translate(${x} ${y}) scale(${this.scale})`);
    this.onFar(this.scale);
  }

  /** Makes everything larger or smaller around a point of the window. */
  zoom(factor, x = this.size.width / 2, y = this.size.height / 2) {
    const scale = this.bounded(this.scale * factor);
    const real = scale / this.scale;
    this.set(scale, x - (x - this.x) * real, y - (y - this.y) * real);
  }

  /** Shows a rectangle of the map whole, no larger than `most`. */
  show(area, most = 1.15) {
    const { width, height } = this.size;
    const scale = Math.min(most, (width - 40) / area.width, (height - 40) / area.height);
    this.least = Math.min(this.least, scale);
    const [x, y] = [width / 2 - (area.x + area.width / 2) * scale, height / 2 - (area.y + area.height / 2) * scale];
    this.glide(scale, x, y);
  }

  /** Brings a point of the map to the middle of the window, near enough to be read. */
  centre(point) {
    const { width, height } = this.size;
    const scale = Math.max(this.scale, 0.85);
    this.glide(scale, width / 2 - point.x * scale, height / 2 - point.y * scale);
  }

  glide(scale, x, y) {
    cancelAnimationFrame(this.frame);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches || !this.shown) {
      this.shown = true;
      this.set(scale, x, y);
      return;
    }
    const from = { scale: this.scale, x: this.x, y: this.y };
    const began = performance.now();
    const step = (now) => {
      const share = Math.min(1, (now - began) / 320);
      const eased = 1 - (1 - share) ** 3;
      const between = (a, b) => a + (b - a) * eased;
      this.set(between(from.scale, scale), between(from.x, x), between(from.y, y));
      if (share < 1) this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }

  wheel(event) {
    event.preventDefault();
    cancelAnimationFrame(this.frame);
    const { left, top } = this.svg.getBoundingClientRect();
    const step = event.deltaMode === 1 ? 16 : 1;
    this.zoom(Math.exp(-event.deltaY * step * (event.ctrlKey ? 0.01 : 0.0016)), event.clientX - left, event.clientY - top);
  }

  down(event) {
    cancelAnimationFrame(this.frame);
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (this.pointers.size === 1) this.moved = false;
  }

  move(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const others = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    if (Math.hypot(now.x - before.x, now.y - before.y) < (this.moved ? 0 : 4)) return;
    if (!this.moved) this.svg.setPointerCapture(event.pointerId);
    this.moved = true;
    this.svg.classList.add("moving");
    this.pointers.set(event.pointerId, now);
    if (!others.length) {
      this.set(this.scale, this.x + now.x - before.x, this.y + now.y - before.y);
      return;
    }
    const { left, top } = this.svg.getBoundingClientRect();
    const apart = (point) => Math.max(1, Math.hypot(point.x - others[0].x, point.y - others[0].y));
    this.zoom(apart(now) / apart(before), (now.x + others[0].x) / 2 - left, (now.y + others[0].y) / 2 - top);
  }

  up(event) {
    this.pointers.delete(event.pointerId);
    if (!this.pointers.size) this.svg.classList.remove("moving");
  }

  key(event) {
    const steps = { ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80] };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    this.set(this.scale, this.x + step[0], this.y + step[1]);
  }
}
