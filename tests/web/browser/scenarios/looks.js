// Change every setting, veil and unveil a note while reading, and print. Return what each did.
module.exports = async (visits, { note }) => {
  const reader = await visits.open(await visits.context({ reducedMotion: "no-preference" }));
  await reader.page.getByLabel(`Veil: ${note}`).check();
  await reader.begin();
  await reader.press("Escape");
  const veiled = await reader.text();
  await reader.press("v");
  await reader.page.locator("#panel").getByLabel(`Veil: ${note}`).uncheck();
  await reader.close();
  const unveiled = await reader.text();
  const settings = await settingsOf(reader);
  await reader.reload();
  const kept = await look(reader);
  await reader.page.emulateMedia({ media: "print" });
  const printed = { text: await reader.text(), head: await reader.words("#head"), offer: await reader.words("#offer") };
  return { veiled, unveiled, settings, kept, printed };
};

// Set each setting to each of its values, the last one last. Return the different looks of each.
async function settingsOf(reader) {
  await reader.press("o");
  const found = {};
  const names = await reader.page.locator("fieldset legend").allInnerTexts();
  for (const name of names) {
    const boxes = reader.page.getByRole("group", { name }).getByRole("radio");
    const looks = new Set();
    for (let n = 0; n < (await boxes.count()); n++) {
      await boxes.nth(n).check();
      looks.add(await look(reader));
    }
    found[name] = looks.size;
  }
  await reader.close();
  return found;
}

const look = (reader) =>
  reader.evaluate(() => {
    document.getAnimations().forEach((each) => each.effect.getComputedTiming().iterations === 1 && each.finish());
    const body = getComputedStyle(document.body);
    const text = getComputedStyle(document.querySelector("#text section p:last-child"));
    const { still } = document.documentElement.dataset;
    return [
      body.backgroundColor,
      text.fontSize,
      text.lineHeight,
      text.textIndent,
      text.marginBlockEnd,
      getComputedStyle(document.querySelector("main")).maxInlineSize,
      still,
    ].join(" ");
  });
