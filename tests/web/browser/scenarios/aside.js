// Scroll, and look at the title page at once. Return where the text shows before and after.
module.exports = async (visits) => {
  const reader = await visits.open(await visits.context());
  await reader.begin();
  await reader.choose(1);
  await reader.page.waitForTimeout(1000); // the place is kept once the page is still
  await reader.evaluate(() => scrollBy(0, 700));
  const before = await reader.evaluate(() => Math.round(scrollY));
  await reader.press("i");
  await reader.page.getByRole("button", { name: "Continue" }).click();
  return { before, after: await reader.evaluate(() => Math.round(scrollY)) };
};
