// Take the pictures of the docs: a page in the dark on a wide screen, and one on a phone.
const VIEWS = [
  { name: "browser", viewport: { width: 900, height: 620 }, colorScheme: "dark" },
  { name: "phone", viewport: { width: 360, height: 680 }, colorScheme: "light" },
];

module.exports = async (visits, { folder, ids }) => {
  for (const { name, ...view } of VIEWS) {
    const reader = await visits.open(await visits.context(view));
    await reader.begin();
    for (const id of ids) {
      await reader.page.waitForTimeout(320);
      await reader.page.locator(`#offer [data-id="${id}"]`).click();
    }
    await reader.evaluate(() => document.getElementById("offer").scrollIntoView({ block: "end" }));
    await reader.page.mouse.move(1, 1);
    await reader.page.screenshot({ path: `${folder}/${name}.png` });
  }
  return {};
};
