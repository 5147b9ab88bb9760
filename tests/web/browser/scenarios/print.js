// Print a long reading. Return the number of turns on the page while it was printed, and after.
module.exports = async (visits, { text }) => {
  const reader = await visits.open(await visits.context());
  await reader.begin();
  await reader.press("s");
  const file = { name: "save.json", mimeType: "application/json", buffer: Buffer.from(text) };
  await reader.page.setInputFiles("#import-file", file);
  await reader.page
    .getByRole("button", { name: /^Go to/ })
    .first()
    .click();
  await reader.evaluate(() =>
    addEventListener("beforeprint", () => (window.printed = document.querySelectorAll("section").length)),
  );
  const pdf = await reader.page.pdf();
  await reader.page.waitForTimeout(200);
  const turns = await reader.page.locator("#text > section").count();
  return {
    printed: await reader.evaluate(() => window.printed),
    pages: pdf.toString("latin1").split("/Type /Page\n").length - 1,
    turns,
  };
};
