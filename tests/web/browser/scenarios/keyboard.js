// Read to an ending with the keyboard alone: digits, and Enter for choices that were not in view.
const { dice } = require("../reader.js");

module.exports = async (visits) => {
  const reader = await visits.open(await visits.context());
  const draw = dice();
  await reader.press("Tab", "Enter");
  const focused = new Set([await reader.focus()]);
  for (let decisions = 0; decisions < 300; decisions++) {
    const { choices, question, ending } = await reader.offer();
    if (ending) return { ending, decisions, focused: [...focused], back: await stepBack(reader) };
    if (question) {
      await reader.press("Enter");
      await reader.page.keyboard.type("7");
      await reader.press("Enter");
    } else {
      await reader.press(...`${draw(choices.length) + 1}`);
      if (/Press Enter|press Enter/.test(await reader.message())) await reader.press("Enter");
    }
    focused.add(await reader.focus());
  }
  return { ending: "", focused: [...focused] };
};

// Step back from the ending and forward again.
async function stepBack(reader) {
  await reader.press("b");
  const before = await reader.offer();
  const focus = await reader.focus();
  await reader.press("r");
  return { choices: before.choices.length, focus, ending: (await reader.offer()).ending };
}
