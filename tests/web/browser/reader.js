// A reader of one page: what somebody sees of it and does with it.
class Reader {
  constructor(page) {
    this.page = page;
  }

  // Wait until the page has unpacked its scripts, and shows its title page or something of the story.
  async ready() {
    await this.page.waitForFunction(() => {
      const [title, reading, text, offer] = ["title", "reading", "text", "offer"].map((id) => document.getElementById(id));
      return !title.hidden || (!reading.hidden && (text.childElementCount || offer.childElementCount));
    });
    return this;
  }

  async reload() {
    await this.page.reload();
    await this.ready();
  }

  press(...keys) {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  // Begin the story from its title page.
  async begin() {
    await this.page.getByRole("button", { name: "Start reading" }).click();
  }

  // Return the words of an element, without those that are only heard, or "" if it does not show.
  async words(selector) {
    const found = this.page.locator(selector);
    return (await found.count()) && (await found.first().isVisible()) ? (await found.first().innerText()).trim() : "";
  }

  message() {
    return this.words("#message");
  }

  trouble() {
    return this.words("#trouble");
  }

  // Return the text of all turns on the page.
  text() {
    return this.words("#text");
  }

  // Return what the end of the page offers: labels of open choices, the question, the ending.
  offer() {
    return this.page.evaluate(() => ({
      choices: [...document.querySelectorAll("#offer .choice .label")].map((each) => each.firstChild.textContent),
      locked: [...document.querySelectorAll("#offer .locked")].length,
      question: document.querySelector("#offer label")?.textContent ?? "",
      ending: document.querySelector("#offer .ending")?.textContent ?? "",
    }));
  }

  gauges() {
    return this.words("#gauges");
  }

  // Make choice `number` with a click, or answer the question.
  async choose(number) {
    await this.page.waitForTimeout(320); // a second click that quick belongs to the first
    await this.page
      .locator("#offer .choice")
      .nth(number - 1)
      .click();
  }

  async answer(words) {
    await this.page.fill("#answer", words);
    await this.page.keyboard.press("Enter");
  }

  // Open a panel from the menu.
  async panel(name) {
    await this.page.getByRole("button", { name: "Menu", exact: true }).click();
    await this.page.locator("#panel-body").getByRole("button", { name, exact: true }).click();
  }

  async close() {
    await this.page.getByRole("button", { name: "Close", exact: true }).click();
  }

  // Return whether something is wider than the screen.
  tooWide() {
    return this.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  }

  // Return where the focus is: "text", "offer", "panel" or "".
  focus() {
    return this.page.evaluate(() => {
      const within = (id) => document.getElementById(id).contains(document.activeElement);
      return ["text", "offer", "panel"].find(within) ?? "";
    });
  }

  evaluate(...what) {
    return this.page.evaluate(...what);
  }
}

// Return a function that gives numbers from 0 to `below` - 1, the same ones each time.
function dice(seed = 1) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

module.exports = { Reader, dice };
