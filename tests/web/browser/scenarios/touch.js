// Reads to an ending on a phone with taps alone.
const { dice } = require("../reader.js");

module.exports = async (visits) => {
  const context = await visits.context({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const reader = await visits.open(context);
  const draw = dice(3);
  await reader.page.getByRole("button", { name: "Start reading" }).tap();
  let wide = 0;
  let small = 0;
  for (let decisions = 0; decisions < 300; decisions++) {
    wide += (await reader.tooWide()) ? 1 : 0;
    const { choices, ending } = await reader.offer();
    if (ending) return { ending, decisions, wide, small };
    const choice = reader.page.locator("#offer .choice").nth(draw(choices.length));
    small += (await choice.boundingBox()).height < 44 ? 1 : 0;
    await reader.page.waitForTimeout(320);
    await choice.tap();
  }
  return { ending: "" };
};
