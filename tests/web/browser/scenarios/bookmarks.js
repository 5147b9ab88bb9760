// Open a save with bookmarks in its record, go back, and take another way. Return the bookmarks of each export.
const placesIn = (text) => (JSON.parse(text).bookmarks ?? []).map(({ here, note }) => [here, note]);

module.exports = async (visits, { file, name, back, number }) => {
  const reader = await visits.open(await visits.context());
  await reader.begin();
  await reader.press("s");
  await reader.page.setInputFiles("#import-file", file);
  await reader.page.getByText("Imported as").waitFor();
  await reader.page.getByRole("button", { name: `Go there: ${name}` }).click();
  const opened = await exported(reader);
  await reader.reload();
  const reloaded = await exported(reader);
  for (let step = 0; step < back; step++) await reader.press("b");
  const earlier = await exported(reader);
  await reader.press("r");
  const again = await exported(reader);
  await reader.press("b");
  await reader.choose(number);
  const elsewhere = await exported(reader);
  await reader.press("s");
  await reader.page.getByRole("button", { name: "Go there: another reading" }).first().click();
  return { opened, reloaded, earlier, again, elsewhere, other: await exported(reader) };
};

// Export the reader's place, and return its bookmarks.
async function exported(reader) {
  await reader.press("s");
  await reader.page.getByRole("button", { name: "Export: your place now" }).click();
  const text = await reader.page.inputValue("#export-text");
  await reader.close();
  return placesIn(text);
}
