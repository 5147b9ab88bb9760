// Make choices, step back to the beginning, start over, and return to the first reading. Return what shows there.
module.exports = async (visits, { numbers }) => {
  const reader = await visits.open(await visits.context());
  await reader.begin();
  for (const number of numbers) await reader.choose(number);
  const before = await reader.text();
  for (const _ of numbers) await reader.press("b");
  await reader.page.getByRole("button", { name: "Menu", exact: true }).click();
  await reader.page.getByRole("button", { name: "Start over" }).click();
  const message = await reader.message();
  await reader.press("s");
  const names = await reader.page.locator(".saves strong").allInnerTexts();
  if (names.length) await reader.page.getByRole("button", { name: `Go there: ${names[0]}` }).click();
  return { message, names, isBack: (await reader.text()) === before };
};
