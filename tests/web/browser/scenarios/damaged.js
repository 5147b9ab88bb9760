// Read, damage what the browser keeps in several ways, and open the page again. Return what each visit shows.
const DAMAGES = {
  text: () => "{",
  save: (record) => JSON.stringify({ ...record, save: "no" }),
  forged: (record) => JSON.stringify({ ...record, save: record.save.replace('"turns": 1', '"turns": 9') }),
  facts: (record) => JSON.stringify({ ...record, here: "x", read: [], place: ["a", {}], used: null, base: 7 }),
};

const STRANGE = ["null", "7", "{}", '{"choices": 1, "scene": [], "line": {}, "before": "x"}', "no"];

// Add strange records and saves. Return how many of all the panel lists.
async function listed(reader) {
  await reader.evaluate((strange) => {
    const [known] = Object.keys(localStorage).filter((each) => each.startsWith("branchlight:"));
    const prefix = known.split(":", 2).join(":");
    strange.forEach((save, n) => {
      localStorage.setItem(`${prefix}:reading:${n}`, JSON.stringify({ save, here: 1, used: "x" }));
      localStorage.setItem(`${prefix}:save:${n}`, JSON.stringify({ save, name: `${n}`, kept: "x" }));
    });
    localStorage.setItem(`${prefix}:save:nameless`, JSON.stringify({ save: "", name: {} }));
  }, STRANGE);
  await reader.press("s");
  return reader.page.locator(".saves > li").count();
}

module.exports = async (visits) => {
  const found = {};
  for (const [name, damage] of Object.entries(DAMAGES)) {
    const reader = await visits.open(await visits.context());
    await reader.begin();
    await reader.choose(1);
    const kept = await reader.evaluate(() => {
      const key = Object.keys(localStorage).find((each) => each.includes(":reading:"));
      return [key, JSON.parse(localStorage.getItem(key))];
    });
    const other = await visits.open(reader.page.context());
    await reader.page.close();
    await other.evaluate(
      ([key, text]) => {
        Object.keys(localStorage)
          .filter((each) => each.includes(":reading:"))
          .forEach((each) => localStorage.removeItem(each));
        localStorage.setItem(key, text);
      },
      [kept[0], damage(kept[1])],
    );
    const again = await visits.open(other.page.context());
    found[name] = { message: await again.message(), title: await again.words("#title h1"), text: await again.text() };
    if (found[name].title) await again.begin();
    else await again.press("b");
    found[name].later = (await again.offer()).choices.length;
    found[name].listed = await listed(again);
  }
  return found;
};
