// Import a save before the beginning: from its text with taps on a phone, and from a file with the keyboard on a wide
// screen. Return what the page says, of bad files too, and where the reader gets.
const { smallOn } = require("./touch.js");

module.exports = async (visits, { file, text, name, forged }) => ({
  phone: await byTouch(visits, text, name, forged),
  wide: await byKeyboard(visits, file),
});

async function byTouch(visits, text, name, forged) {
  const context = await visits.context({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const reader = await visits.open(context);
  const tap = (words) => reader.page.getByRole("button", { name: words, exact: true }).tap();
  await tap("Import a save");
  const refused = await imported(reader, tap, forged);
  const [said] = await imported(reader, tap, [text]);
  const small = await smallOn(reader, "import");
  const isWide = await reader.tooWide();
  const go = reader.page.getByRole("button", { name: `Go there: ${name}` });
  const shows = await go.evaluate(isInView);
  await tap("Close");
  await reader.page.waitForTimeout(100);
  await tap("Saved places");
  await go.tap();
  const opened = await reader.offer();
  await reader.press("s");
  return { refused, said, small, isWide, shows, opened, later: await imported(reader, tap, forged) };
}

// Import texts, and return what the page says of each.
async function imported(reader, tap, texts) {
  const said = [];
  for (const text of texts) {
    await reader.page.fill("#import-text", text);
    await tap("Import this text");
    said.push(await reader.words("#said"));
  }
  return said;
}

async function byKeyboard(visits, file) {
  const reader = await visits.open(await visits.context({ viewport: { width: 1600, height: 900 } }));
  const asked = reader.page.waitForEvent("filechooser"); // the browser needs a moment to let others answer it
  await reader.press("Tab", "Tab", "Enter", "Tab", "Tab", "Enter");
  await (await asked).setFiles(file);
  await reader.page.getByText("Imported as").waitFor();
  const said = await reader.words("#said");
  const isWide = await reader.tooWide();
  await reader.press("Enter");
  return { said, isWide, opened: await reader.offer(), focus: await reader.focus(), message: await reader.message() };
}

// Return whether a control is in the panel where it shows, below the panel's bar.
function isInView(control) {
  const { top, bottom } = control.getBoundingClientRect();
  const bar = document.querySelector(".bar-of-panel").getBoundingClientRect();
  return top >= bar.bottom && bottom <= innerHeight;
}
