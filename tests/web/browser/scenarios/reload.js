// Reload at every step, and compare the page before and after.
const { dice } = require("../reader.js");

module.exports = async (visits) => {
  const reader = await visits.open(await visits.context());
  const draw = dice(5);
  await reader.begin();
  const differences = [];
  for (let decisions = 0; decisions < 100; decisions++) {
    await reader.page.mouse.wheel(0, draw(200));
    await reader.page.waitForTimeout(100);
    const before = await seen(reader);
    await reader.reload();
    const after = await seen(reader);
    if (JSON.stringify(before) !== JSON.stringify(after)) differences.push([before, after]);
    if (after.offer.ending) return { ending: after.offer.ending, decisions, differences };
    await reader.choose(draw(after.offer.choices.length) + 1);
  }
  return { ending: "", differences };
};

// Return what a reader has before them. The top of the page may move by a rounding.
async function seen(reader) {
  await reader.page.waitForSelector("#text > section");
  const top = await reader.evaluate(() => {
    const sections = [...document.querySelectorAll("#text > section")];
    return Math.round(sections[sections.length - 1].getBoundingClientRect().top / 8);
  });
  return {
    text: await reader.text(),
    offer: await reader.offer(),
    gauges: await reader.gauges(),
    head: await reader.words("#running"),
    top,
  };
}
