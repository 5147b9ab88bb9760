// Take another way, and export the first one from the saved places. Give a save such a name, and import one that has it.
// Return the text of the file, and what the page says.
const { readFileSync } = require("node:fs");

module.exports = async (visits, { number, other }) => {
  const reader = await visits.open(await visits.context());
  await reader.begin();
  await reader.choose(number);
  await reader.press("b");
  await reader.choose(other);
  await reader.press("s");
  const [download] = await Promise.all([
    reader.page.waitForEvent("download"),
    reader.page.getByRole("button", { name: "Export another reading" }).click(),
  ]);
  const text = readFileSync(await download.path(), "utf-8");
  const shown = await reader.page.inputValue("#export-text");
  await reader.page.fill("#save-name", "Another Reading 2");
  await reader.page.getByRole("button", { name: "Save this place" }).click();
  const said = await reader.words("#said");
  await reader.page.fill("#import-text", text.replace(/"name": "[^"]*"/, '"name": "another reading"'));
  await reader.page.getByRole("button", { name: "Import this text" }).click();
  return { text, shown, said, imported: await reader.words("#said") };
};
