// Read to an ending on a phone with taps alone. Return the controls of all screens that are too small for a finger.
const { dice } = require("../reader.js");

module.exports = async (visits) => {
  const context = await visits.context({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const reader = await visits.open(context);
  const draw = dice(3);
  const small = await smallOn(reader, "title");
  await reader.page.getByRole("button", { name: "Start reading" }).tap();
  let wide = 0;
  for (let decisions = 0; decisions < 300; decisions++) {
    wide += (await reader.tooWide()) ? 1 : 0;
    const { choices, ending } = await reader.offer();
    small.push(...(await smallOn(reader, "reading")));
    if (ending) return { ending, decisions, wide, small: [...small, ...(await smallInPanels(reader))] };
    const choice = reader.page.locator("#offer .choice").nth(draw(choices.length));
    await reader.page.waitForTimeout(320);
    await choice.tap();
  }
  return { ending: "" };
};

// Return the controls on the screen that are less than 44 px wide or high, with the label around them.
const smallOn = (reader, screen) =>
  reader.page.locator("button, summary, input, textarea").evaluateAll((controls, where) => {
    const boxes = controls
      .filter((each) => each.offsetParent)
      .map((each) => [each, (each.closest("label") || each).getBoundingClientRect()]);
    const small = boxes.filter(([, { width, height }]) => width < 44 || height < 44);
    return small.map(
      ([each, { width, height }]) => `${where}: ${each.textContent || each.id || each.value}: ${width} × ${height}`,
    );
  }, screen);

module.exports.smallOn = smallOn;

async function smallInPanels(reader) {
  const small = [];
  for (const name of ["What you have read", "Saved places", "Content notes", "Settings"]) {
    await reader.panel(name);
    small.push(...(await smallOn(reader, name)));
    await reader.close();
  }
  return small;
}
