// Show words of the page beside those of a story that is written from right to left. Return the order in which parts of
// each line appear on the screen, from left to right.
module.exports = async (visits, { parts, question }) => {
  const reader = await visits.open(await visits.context());
  const order = (selector, name) => reader.evaluate(fromLeft, [selector, parts[name]]);
  const found = { note: await order("#title .check span", "note") };
  await reader.begin();
  await reader.press("s");
  await reader.page.getByRole("button", { name: "Save this place" }).click();
  found.save = await order(".saves .help", "save");
  await reader.close();
  await reader.press("i");
  found.way = await order(".ways button", "way");
  await reader.page.getByRole("button", { name: "Continue" }).click();
  await reader.choose(question);
  found.question = await order("#offer label", "question");
  return found;
};

function fromLeft([selector, parts]) {
  const range = document.createRange();
  const leftOf = (part) => {
    const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { currentNode: text } = walker;
      const at = text.data.indexOf(part);
      if (at < 0) continue;
      range.setStart(text, at);
      range.setEnd(text, at + part.length);
      return range.getBoundingClientRect().left;
    }
    throw new Error(`there is no ${part} in ${selector}`);
  };
  const lefts = new Map(parts.map((part) => [part, leftOf(part)]));
  return [...parts].sort((one, other) => lefts.get(one) - lefts.get(other));
}
