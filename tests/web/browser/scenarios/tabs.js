// Read one story in two tabs by turns, and reload them. Return the saves that the browser has in the end.
module.exports = async (visits) => {
  const context = await visits.context();
  const first = await visits.open(context);
  await first.begin();
  await first.choose(1);
  const second = await visits.open(context);
  const joined = await second.text();
  await first.choose(2);
  await second.choose(2);
  await first.choose(2);
  await second.choose(1);
  await first.reload();
  await second.reload();
  const texts = [await first.text(), await second.text()];
  await first.choose(1);
  const kept = await first.evaluate(() => {
    const keys = Object.keys(localStorage).filter((key) => key.includes(":reading:"));
    return keys.map((key) => JSON.parse(JSON.parse(localStorage.getItem(key)).save).choices);
  });
  await first.press("s");
  const others = await first.page.locator(".saves strong").allInnerTexts();
  return { joined, texts, kept, others };
};
