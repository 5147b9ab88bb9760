// Run axe-core on every screen, in each look and width. Return the violations.
const { readFileSync } = require("node:fs");

const LOOKS = [
  { colorScheme: "light" },
  { colorScheme: "dark" },
  { colorScheme: "dark", contrast: "more" },
  { colorScheme: "light", forcedColors: "active" },
];
const PANELS = ["m", "s", "v", "o", "?"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const RULES = { "label-content-name-mismatch": { enabled: true } }; // for those who say the words of a button aloud

module.exports = async (visits, { numbers }) => {
  const axe = readFileSync(`${process.env.BRANCHLIGHT_PLAYWRIGHT}/axe-core/axe.min.js`, "utf-8");
  const violations = [];
  let screens = 0;
  for (const look of LOOKS) {
    for (const width of [360, 1600]) {
      const context = await visits.context({ viewport: { width, height: 800 }, bypassCSP: true, ...look });
      const reader = await visits.open(context);
      await reader.evaluate(axe);
      const examine = async (screen) => {
        screens += 1;
        const { violations: found } = await reader.evaluate(
          ([tags, rules]) => axe.run(document, { runOnly: { type: "tag", values: tags }, rules }),
          [TAGS, RULES],
        );
        for (const { id, nodes } of found)
          violations.push([screen, look, width, id, nodes[0].html.slice(0, 200), nodes[0].failureSummary]);
      };
      await screensOf(reader, numbers, examine);
      await context.close();
    }
  }
  return { violations, screens };
};

async function screensOf(reader, numbers, examine) {
  await examine("title");
  await reader.press("s");
  await examine("import before the beginning");
  await reader.press("Escape");
  await reader.begin();
  await examine("text");
  for (const number of numbers) {
    if ((await reader.offer()).question) await reader.answer("7");
    else await reader.choose(number);
    await examine(`text after ${number}`);
  }
  await reader.press("1", "1", "1");
  for (const key of PANELS) {
    await reader.press(key);
    await examine(`panel ${key}`);
    if (key === "s") await saved(reader, examine);
    await reader.press("Escape");
  }
  await reader.page.getByRole("button", { name: "Menu", exact: true }).click();
  await examine("menu");
}

async function saved(reader, examine) {
  await reader.page.getByRole("button", { name: "Save this place" }).click();
  await examine("a saved place");
}
