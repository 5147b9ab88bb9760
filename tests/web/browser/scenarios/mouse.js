// Use the panel with a mouse. Return the text fields that a click does not focus, the name of a save that was typed after
// a click, where the focus is after a button was clicked, and the text that dragging selects.
module.exports = async (visits) => {
  const reader = await visits.open(await visits.context());
  await reader.begin();
  await reader.press("s");
  const fields = reader.page.locator("#panel input, #panel textarea");
  const unfocused = [];
  for (const field of await fields.all()) {
    if (!(await field.isVisible()) || (await field.getAttribute("type")) === "file") continue;
    await field.click();
    if (!(await field.evaluate((each) => each === document.activeElement))) unfocused.push(await field.getAttribute("id"));
  }
  await reader.page.locator("#save-name").click({ clickCount: 3 });
  await reader.page.keyboard.type("Typed");
  await reader.page.getByRole("button", { name: "Save this place" }).click();
  const focus = await reader.evaluate(() => document.activeElement.dataset.name ?? document.activeElement.id);
  const names = await reader.page.locator(".saves strong").allInnerTexts();
  return { unfocused, names, focus, selected: await dragged(reader, ".saves strong") };
};

// Drag the mouse over the words of an element, and return the selected text.
async function dragged(reader, selector) {
  const { x, y, width, height } = await reader.page.locator(selector).boundingBox();
  const { mouse } = reader.page;
  await mouse.move(x + 1, y + height / 2);
  await mouse.down();
  await mouse.move(x + width - 1, y + height / 2, { steps: 5 });
  await mouse.up();
  return reader.evaluate(() => `${getSelection()}`);
}
