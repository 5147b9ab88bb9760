// Open pages that cannot run their scripts. Return what they say.
const { pathToFileURL } = require("node:url");

module.exports = async (visits, { old }) => {
  const without = await (await visits.browser.newContext({ javaScriptEnabled: false })).newPage();
  await without.goto(visits.url);
  const page = await (await visits.browser.newContext()).newPage();
  await page.goto(pathToFileURL(old).href);
  const reader = await visits.open(await visits.context());
  return {
    without: (await without.locator("body").innerText()).trim(),
    old: (await page.locator("body").innerText()).trim(),
    able: await reader.words("main"),
  };
};
