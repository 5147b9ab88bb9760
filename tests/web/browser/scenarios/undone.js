// Make two choices, go back by key and by map, and press Space each time. Return the decisions after each Space and
// whether it read on, and what Enter and an arrow do there.
module.exports = async (visits, { number }) => {
  const reader = await visits.open(await visits.context({ viewport: { width: 360, height: 400 } }));
  await reader.begin();
  const found = { begun: await spaced(reader) };
  await reader.choose(number);
  found.chosen = await spaced(reader);
  await reader.choose(number);
  await reader.press("b");
  found.undone = await reader.evaluate(isInView, number);
  found.back = await spaced(reader);
  await reader.press("Enter");
  found.enter = [await decisions(reader), await reader.message()];
  await reader.press("m");
  await reader.page.locator(".decisions button").first().click();
  found.map = await spaced(reader);
  await reader.press("ArrowDown");
  found.pointed = await reader.evaluate(() => document.activeElement.querySelector(".label").firstChild.textContent);
  await reader.press("Space");
  return { ...found, made: await decisions(reader) };
};

// Press Space. Return the number of decisions after it, and whether the page reads on.
async function spaced(reader) {
  const before = await reader.evaluate(() => scrollY);
  await reader.press("Space");
  await reader.page.waitForTimeout(300);
  return [await decisions(reader), await reader.evaluate((top) => scrollY > top, before)];
}

const decisions = (reader) => reader.page.locator(".taken").count();

// Return whether the choice of a number is between head and foot.
function isInView(number) {
  const { top, bottom } = document.querySelectorAll("#offer .choice")[number - 1].getBoundingClientRect();
  const [head, foot] = ["head", "foot"].map((id) => document.getElementById(id).getBoundingClientRect());
  return top >= head.bottom && bottom <= foot.top;
}
