// Leave a long turn in the middle in several ways, and return to it. Return the first whole paragraph after each way.
const { readFileSync } = require("node:fs");

module.exports = async (visits, { file, name }) => {
  const reader = await visits.open(await visits.context());
  await reader.begin();
  await reader.choose(1);
  await scrollTo(reader, 40);
  const found = { left: await first(reader) };
  await save(reader, "Here");
  found.text = await exported(reader, "Here");
  await scrollTo(reader, 70);
  await go(reader, "Here");
  found.loaded = await first(reader);
  await reader.press("i");
  await save(reader, "From the title page");
  await reader.page.getByRole("button", { name: "Continue reading" }).click();
  await scrollTo(reader, 70);
  await go(reader, "From the title page");
  found.fromTitle = await first(reader);
  await reader.reload();
  found.reloaded = await first(reader);
  await reader.press("b", "r");
  await reader.page.waitForTimeout(700);
  found.redone = await first(reader);
  await reader.press("b");
  await reader.choose(2);
  await go(reader, "another reading");
  found.other = await first(reader);
  await reader.press("s");
  await reader.page.setInputFiles("#import-file", file);
  await reader.page.getByText("Imported as").waitFor();
  found.kept = await exported(reader, name);
  await go(reader, name);
  found.imported = await first(reader);
  return found;
};

// Scroll so that paragraph n is the first whole one.
async function scrollTo(reader, n) {
  await reader.evaluate((number) => {
    const found = [...document.querySelectorAll("#text p")].find((each) => each.textContent === `Paragraph ${number}.`);
    scrollBy(0, found.getBoundingClientRect().top - document.getElementById("head").getBoundingClientRect().bottom - 4);
  }, n);
  await reader.page.waitForTimeout(1000); // the place is kept once the page is still
}

// Return the first paragraph below the head.
const first = (reader) =>
  reader.evaluate(() => {
    const head = document.getElementById("head").getBoundingClientRect().bottom;
    const found = [...document.querySelectorAll("#text p")];
    return found.find((each) => each.getBoundingClientRect().top > head - 12)?.textContent ?? "";
  });

async function save(reader, name) {
  await reader.press("s");
  await reader.page.fill("#save-name", name);
  await reader.page.getByRole("button", { name: "Save this place" }).click();
  await reader.close();
}

async function go(reader, name) {
  await reader.press("s");
  await reader.page.getByRole("button", { name: `Go there: ${name}` }).first().click();
  await reader.page.waitForTimeout(300);
}

async function exported(reader, name) {
  if (!(await reader.page.locator("#panel").isVisible())) await reader.press("s");
  const [download] = await Promise.all([
    reader.page.waitForEvent("download"),
    reader.page.getByRole("button", { name: `Export ${name}` }).first().click(),
  ]);
  const text = readFileSync(await download.path(), "utf-8");
  await reader.close();
  return text;
}
