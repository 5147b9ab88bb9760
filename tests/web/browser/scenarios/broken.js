// Go to a save, and then to one that cannot be read. Return what the page says, and the place before the last load after
// each of them.
module.exports = async (visits) => {
  const reader = await visits.open(await visits.context());
  await reader.begin();
  await reader.choose(1);
  await reader.press("s");
  await reader.page.fill("#save-name", "First");
  await reader.page.getByRole("button", { name: "Save this place" }).click();
  await reader.close();
  await reader.choose(1);
  const go = async (name) => {
    await reader.press("s");
    await reader.page.getByRole("button", { name: `Go there: ${name}` }).click();
    const said = await reader.words("#said");
    if (await reader.page.locator("#panel").isVisible()) await reader.close();
    return [said, await reader.evaluate(before)];
  };
  const first = await go("First");
  await reader.evaluate(() => {
    const known = Object.keys(localStorage).find((key) => key.includes(":save:first"));
    localStorage.setItem(known.replace("first", "broken"), JSON.stringify({ name: "Broken", save: "no", kept: 1 }));
  });
  return { first, broken: await go("Broken") };
};

// Return the number of choices in the save of the place before the last load.
function before() {
  const key = Object.keys(localStorage).find((each) => each.includes(":save:before"));
  return JSON.parse(JSON.parse(localStorage.getItem(key)).save).choices.length;
}
