// The panel: one dialog for menu, map, saves, notes, settings and keys. Each is a function that returns its nodes.
class Panel {
  constructor(page) {
    this.page = page;
    this.dialog = byId("panel");
    this.said = byId("said");
    byId("close").onclick = () => this.close();
    // A handler that returned false would keep the press from focusing a field, and from selecting text.
    this.dialog.addEventListener("pointerdown", (event) => (this.pressed = this.isBeside(event)));
    this.dialog.onclick = (event) => {
      if (this.pressed && this.isBeside(event)) this.close();
    };
    this.dialog.onclose = () => {
      if (this.isOpen) return; // again, before this event came
      delete document.documentElement.dataset.held;
      this.page.panelClosed();
    };
  }

  get isOpen() {
    return this.dialog.open;
  }

  // Return whether a click is beside the panel. One on its margin is not, nor is a selection that only ends outside.
  isBeside({ target, clientX, clientY }) {
    const { left, right, top, bottom } = this.dialog.getBoundingClientRect();
    return target === this.dialog && (clientX < left || clientX > right || clientY < top || clientY > bottom);
  }

  open(name) {
    this.name = name;
    this.tell("");
    this.draw();
    if (!this.dialog.open) {
      this.hold();
      this.dialog.showModal();
    }
    this.dialog.scrollTop = 0;
    focusOn(byId("panel-heading"));
  }

  // Hold the page behind the panel still. It stays as wide as it is, also if it had a bar to scroll with.
  hold() {
    const root = document.documentElement;
    root.dataset.held = innerWidth > root.clientWidth ? "bar" : "";
  }

  close() {
    if (this.dialog.open) this.dialog.close();
  }

  // Draw the panel again. The focus stays on the control with the same name.
  draw() {
    const { heading, nodes } = PANELS[this.name];
    const focused = document.activeElement && document.activeElement.dataset.name;
    byId("panel-heading").textContent = heading;
    byId("panel-body").replaceChildren(...nodes(this.page, this));
    const again = focused && this.control(focused);
    if (again) again.focus();
    else if (focused) focusOn(byId("panel-heading"));
  }

  control(name) {
    return [...this.dialog.querySelectorAll("[data-name]")].find((each) => each.dataset.name === name);
  }

  // Move the focus to the control of that name, in the middle of the panel.
  show(name) {
    const control = this.control(name);
    control.scrollIntoView({ block: "center" });
    focusOn(control);
  }

  tell(words) {
    this.said.textContent = words;
  }
}

// A button that keeps the focus when its panel is drawn again.
function panelButton(words, name, onclick, properties = {}) {
  const made = button(words, onclick, properties);
  made.dataset.name = name;
  return made;
}

// A line of a list: words of the story, and a value at the end.
const entry = (words, value) =>
  element(
    "div",
    { className: "entry" },
    element("span", THEIRS, words),
    " ",
    element("span", { className: "value" }, value),
  );

const PANELS = {};
