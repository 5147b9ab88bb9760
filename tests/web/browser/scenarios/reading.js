// Take another way, and export the first one from the saved places. Return the text of the file.
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
  return { text: readFileSync(await download.path(), "utf-8"), shown: await reader.page.inputValue("#export-text") };
};
