// Change the text size in one tab, with the story open in another one. Return the size there before and after.
module.exports = async (visits) => {
  const context = await visits.context();
  const first = await visits.open(context);
  await first.begin();
  const second = await visits.open(context);
  const size = () => second.evaluate(() => getComputedStyle(document.querySelector("#text p")).fontSize);
  const before = await size();
  await first.press("o");
  await first.page.getByRole("radio", { name: "largest" }).check();
  await second.page.waitForTimeout(300);
  return { before, after: await size() };
};
