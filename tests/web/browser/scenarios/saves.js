// Save a place, read on, return to it, export it, and import it in another browser.
const { readFileSync } = require("node:fs");

module.exports = async (visits, { forged }) => {
  const reader = await visits.open(await visits.context({ acceptDownloads: true }));
  await reader.begin();
  await reader.choose(1);
  await reader.choose(1);
  const there = await reader.offer();
  await reader.press("s");
  await reader.page.fill("#save-name", "A \u202eplace");
  await reader.page.getByRole("button", { name: "Save this place" }).click();
  const unseen = await reader.words("#said");
  await reader.page.fill("#save-name", "A place");
  await reader.page.getByRole("button", { name: "Save this place" }).click();
  const said = await reader.words("#said");
  const text = await exported(reader, "A place");
  await reader.close();
  await reader.choose(1);
  await reader.press("s");
  await reader.page.getByRole("button", { name: "Go there: A place" }).click();
  const again = await reader.offer();
  const refused = [];
  for (const wrong of forged) refused.push(await imported(reader, wrong));
  const automatic = await forgotten(reader);
  const other = await visits.open(await visits.context());
  await other.begin();
  const taken = await imported(other, text);
  await other.press("s");
  await other.page.getByRole("button", { name: "Go there: A place" }).click();
  return { said, unseen, there, again, refused, automatic, taken, elsewhere: await other.offer(), text };
};

// Forget every save, one of them by mistake. Return the names of the saves and what was said.
async function forgotten(reader) {
  await reader.press("s");
  const names = await reader.page.locator(".saves strong").allInnerTexts();
  await reader.page.getByRole("button", { name: "Forget A place" }).click();
  const said = await reader.words("#said");
  await reader.page.getByRole("button", { name: "Bring it back" }).click();
  const after = await reader.page.locator(".saves strong").allInnerTexts();
  await reader.close();
  return { names, said, after };
}

async function exported(reader, name) {
  const [download] = await Promise.all([
    reader.page.waitForEvent("download"),
    reader.page.getByRole("button", { name: `Export ${name}` }).click(),
  ]);
  const text = readFileSync(await download.path(), "utf-8");
  const shown = await reader.page.inputValue("#export-text");
  if (JSON.stringify(JSON.parse(text)) !== JSON.stringify(JSON.parse(shown)))
    throw new Error("the file and the text differ");
  return text;
}

// Import a save from its text, and return what the page said.
async function imported(reader, text) {
  await reader.press("s");
  await reader.page.fill("#import-text", text);
  await reader.page.getByRole("button", { name: "Import this text" }).click();
  const said = await reader.words("#said");
  await reader.close();
  return said;
}
