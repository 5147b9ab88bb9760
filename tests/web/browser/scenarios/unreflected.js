// Open the page in a browser that knows no ARIA by properties, only by attributes, as Firefox did until the end of 2023.
// Return what a screen reader has of two screens, there and in a browser of today.
module.exports = async (visits, { number }) => {
  const [older, newer] = [await visits.context(), await visits.context()];
  await older.addInitScript(() => {
    const names = Object.getOwnPropertyNames(Element.prototype);
    for (const name of names) if (name.startsWith("aria")) delete Element.prototype[name];
  });
  return { older: await heard(await visits.open(older), number), newer: await heard(await visits.open(newer), number) };
};

async function heard(reader, number) {
  await reader.begin();
  await reader.choose(number);
  const text = await reader.page.locator("body").ariaSnapshot();
  await reader.press("s");
  await reader.page.getByRole("button", { name: "Save this place" }).click();
  return [text, (await reader.page.locator("#panel").ariaSnapshot()).replace(/\d+:\d+/, "")];
}
