// Change each setting that sets the text anew in the middle of a long turn. Return the paragraphs that are at the head of
// the page before and after each change.
const NAMES = ["Text size", "Line length", "Space between lines"];

module.exports = async (visits, { number }) => {
  const reader = await visits.open(await visits.context({ viewport: { width: 700, height: 700 } }));
  await reader.begin();
  await reader.choose(1);
  await reader.evaluate((n) => {
    const found = [...document.querySelectorAll("#text p")].find((each) => each.textContent === `Paragraph ${n}.`);
    scrollBy(0, found.getBoundingClientRect().top - document.getElementById("head").getBoundingClientRect().bottom);
  }, number);
  await reader.press("o");
  const found = [await reader.evaluate(atHead)];
  for (const name of NAMES) {
    for (const box of await reader.page.getByRole("group", { name }).getByRole("radio").all()) {
      await box.check();
      found.push(await reader.evaluate(atHead));
    }
  }
  return { found };
};

function atHead() {
  const head = document.getElementById("head").getBoundingClientRect().bottom;
  const paragraphs = [...document.querySelectorAll("#text .paragraph")];
  const first = paragraphs.find((each) => each.getBoundingClientRect().bottom > head + 1);
  return Number(first.textContent.match(/\d+/)[0]);
}
