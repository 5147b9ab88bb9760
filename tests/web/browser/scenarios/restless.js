// Press keys and controls at random, and reload now and then. Return the steps after which the page was in a state that
// it should never be in, and the number of steps.
const { dice } = require("../reader.js");
const KEYS = [
  ..."1234567890brjkmsvoi?x",
  ...["Enter", "Tab", "Escape", "Space", "ArrowDown", "ArrowUp", "Backspace", "PageDown", "Home"],
];
const CONTROLS = "button:visible, summary:visible, [type=checkbox]:visible, [type=radio]:visible";

module.exports = async (visits, { seed, steps, width }) => {
  const draw = dice(seed);
  const reader = await visits.open(await visits.context({ viewport: { width, height: 560 } }));
  const wrong = [];
  for (let step = 0; step < steps; step++) {
    const kind = draw(12);
    if (kind < 8) await reader.press(KEYS[draw(KEYS.length)]);
    else if (kind < 11) await click(reader, draw);
    else await reader.reload();
    const found = await lasting(reader);
    if (found.length) wrong.push([step, ...found]);
  }
  return { wrong, steps };
};

// Return the faults that last. A browser reports a closed panel a moment later, and on a busy machine much later.
async function lasting(reader) {
  let found = [];
  for (let tries = 0; tries < 100; tries++) {
    await reader.page.waitForTimeout(30);
    found = await reader.evaluate(faults);
    if (!found.length) break;
  }
  return found;
}

// Click a control that shows, of the panel if that is open.
async function click(reader, draw) {
  const panel = reader.page.locator("#panel");
  const within = (await panel.isVisible()) ? panel : reader.page.locator("body");
  const controls = await within.locator(CONTROLS).filter({ hasNotText: "Print" }).all();
  if (controls.length) await controls[draw(controls.length)].click();
}

function faults() {
  const isShown = (id) => document.getElementById(id).checkVisibility();
  const faults = {
    "not one of title page and text": isShown("title") === isShown("reading"),
    "wider than the screen": document.documentElement.scrollWidth > innerWidth + 1,
    "held without a panel, or not held": "held" in document.documentElement.dataset !== isShown("panel"),
    "nothing to do": isShown("reading") && !document.getElementById("offer").childElementCount,
  };
  return Object.keys(faults).filter((name) => faults[name]);
}
