// Read with the largest text on small phones. Return the short words that are broken, what is beyond the sides of the
// screen, and the widths of the running head, in letters.
const { tooWide } = require("./abroad.js");
const PANELS = ["m", "s", "v", "o", "?"];

module.exports = async (visits, { widths, numbers }) => {
  const found = { broken: [], wide: [], heads: [] };
  for (const width of widths) {
    const reader = await visits.open(await visits.context({ viewport: { width, height: 700 } }));
    const examine = async (screen) => {
      for (const word of await reader.evaluate(brokenWords)) found.broken.push([width, screen, word]);
      for (const element of await tooWide(reader)) found.wide.push([width, screen, element]);
    };
    await reader.press("o");
    await reader.page.getByRole("radio", { name: "largest" }).check();
    await examine("settings");
    await reader.close();
    await examine("title");
    await reader.press("s");
    await examine("import before the beginning");
    await reader.close();
    await reader.begin();
    for (const number of numbers) await reader.choose(number);
    await examine("text");
    found.heads.push(await reader.evaluate(headWidth));
    await reader.page.getByRole("button", { name: "Menu", exact: true }).click();
    await examine("menu");
    await reader.close();
    for (const key of PANELS) {
      await reader.press(key);
      await examine(`panel ${key}`);
      await reader.close();
    }
  }
  return found;
};

// Return the words of up to eight letters that go over several lines, of what shows.
function brokenWords() {
  const root = document.querySelector("dialog[open]") ?? document.body;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const broken = [];
  const range = document.createRange();
  while (walker.nextNode()) {
    const { currentNode: text } = walker;
    if (!text.parentElement.checkVisibility() || text.parentElement.closest(".heard, noscript, script, style")) continue;
    for (const { 0: word, index } of text.data.matchAll(/[^\s-]+/gu)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (word.length <= 8 && lines.size > 1) broken.push(word);
    }
  }
  return broken;
}

function headWidth() {
  const title = document.querySelector("#running span");
  return Math.floor(title.getBoundingClientRect().width / (parseFloat(getComputedStyle(title).fontSize) / 2));
}
