// Print a long reading. Return the number of turns on the page while it was printed, and after.
module.exports = async (visits, { text }) => {
  const reader = await visits.open(await visits.context());
  await reader.begin();
  await reader.press("s");
  const file = { name: "save.json", mimeType: "application/json", buffer: Buffer.from(text) };
  await reader.page.setInputFiles("#import-file", file);
  await reader.page
    .getByRole("button", { name: /^Go there/ })
    .first()
    .click();
  await reader.evaluate(() =>
    addEventListener("beforeprint", () => (window.printed = document.querySelectorAll("section").length)),
  );
  const focus = [await reader.focus()];
  const pdf = await reader.page.pdf();
  await reader.page.waitForTimeout(200);
  focus.push(await reader.focus());
  const turns = await reader.page.locator("#text > section").count();
  return {
    ...(await whileRevealed(visits)),
    printed: await reader.evaluate(() => window.printed),
    pages: pdf.toString("latin1").split("/Type /Page\n").length - 1,
    turns,
    focus,
  };
};

// Print a page whose text is still coming up, and its end. Return what is not to be seen, what of the offer is, and how
// high the title is on the screen and on paper.
async function whileRevealed(visits) {
  const reader = await visits.open(await visits.context({ reducedMotion: "no-preference" }));
  await reader.begin();
  const title = () => reader.evaluate(() => document.querySelector("#reading > h1").getBoundingClientRect().height);
  const onScreen = await title();
  const coming = await reader.page.locator("section > .coming").count();
  await reader.page.emulateMedia({ media: "print" });
  const unseen = await reader.evaluate(() => {
    const blocks = [...document.querySelectorAll("section > *")];
    return blocks.filter((each) => getComputedStyle(each).opacity !== "1").length;
  });
  await reader.page.emulateMedia({ media: "screen" });
  await reader.press("Escape", "3");
  await reader.page.emulateMedia({ media: "print" });
  return { coming, unseen, offer: await reader.words("#offer"), title: [onScreen, await title()] };
}
