// Click each choice twice, as quickly as a double click, where all of them end the story without a text. Return the
// choices whose second click did more than nothing.
module.exports = async (visits) => {
  const reader = await visits.open(await visits.context());
  await reader.begin();
  const wrong = [];
  const { choices } = await reader.offer();
  for (const [n, label] of choices.entries()) {
    await reader.page.waitForTimeout(320);
    await reader.page.locator("#offer .choice").nth(n).dblclick();
    await reader.page.waitForTimeout(50);
    if ((await reader.offer()).ending) await reader.press("b");
    else wrong.push(label);
  }
  return { choices: choices.length, wrong };
};
