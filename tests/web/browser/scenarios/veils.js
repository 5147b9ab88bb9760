// Veil a note in one of two tabs. Return the text of the other before and after.
module.exports = async (visits, { note }) => {
  const context = await visits.context();
  const first = await visits.open(context);
  await first.begin();
  const second = await visits.open(context);
  const before = await second.text();
  await first.press("v");
  await first.page.locator("#panel").getByLabel(`Veil: ${note}`).check();
  await second.page.waitForTimeout(300);
  return { before, after: await second.text() };
};
