// Answer questions: with nothing, with what they do not take, and with what they take.
module.exports = async (visits, { answers }) => {
  const reader = await visits.open(await visits.context());
  await reader.begin();
  const told = [];
  for (const answer of answers) {
    await reader.press("Enter");
    await reader.page.keyboard.press("Control+A");
    await reader.page.keyboard.type(answer);
    await reader.press("Enter");
    told.push([answer, await reader.message(), (await reader.offer()).question]);
    await reader.press("Tab");
    await reader.evaluate(() => document.activeElement.blur());
  }
  return { told, text: await reader.text(), offer: await reader.offer() };
};
