// Use keys and settings on the title page, close the panel in several ways, and hold a key down. Return what each did.
module.exports = async (visits) => {
  const reader = await visits.open(await visits.context({ viewport: { width: 1280, height: 900 } }));
  const heading = () => reader.words("#panel-heading");
  const title = {};
  for (const key of ["?", "o", "m", "s", "1"]) {
    await reader.press(key);
    title[key] = await heading();
    await reader.press("Escape");
  }
  await reader.page.getByRole("button", { name: "Settings" }).click();
  title.settings = await heading();
  await reader.close();
  await reader.begin();
  await reader.press("?");
  const beside = await closings(reader, heading);
  return { title, beside, held: await held(reader) };
};

// Click in the margin of the panel, select its text to beyond its edge, and click beside it. Return what shows then.
async function closings(reader, heading) {
  const { x, y, width, height } = await reader.page.locator("#panel").boundingBox();
  const { mouse } = reader.page;
  await mouse.click(x + 5, y + height / 2);
  const margin = await heading();
  await mouse.move(x + width / 2, y + height / 2);
  await mouse.down();
  await mouse.move(x + width + 50, y + height / 2);
  await mouse.up();
  const selected = await heading();
  await mouse.click(x + width + 50, y + height / 2);
  return { margin, selected, click: await heading() };
}

// Hold Enter down where turns have no text. Return the number of choices that it made.
async function held(reader) {
  await reader.page.locator("#offer .choice").first().focus();
  for (let n = 0; n < 4; n++) await reader.page.keyboard.down("Enter");
  await reader.page.keyboard.up("Enter");
  return reader.page.locator(".taken").count();
}
