// Read with motion: text comes up in time, and keys and clicks show it before they choose.
module.exports = async (visits, { numbers }) => {
  const reader = await visits.open(await visits.context({ reducedMotion: "no-preference" }));
  await reader.press("o");
  await reader.page.check('[name="setting-reveal"][value="slow"]'); // slow enough for a busy machine
  await reader.close();
  await reader.begin();
  const waiting = () => reader.page.locator(".coming").count();
  const taken = () => reader.page.locator(".taken").count();
  const found = { begun: await waiting() };
  await reader.press("1");
  found.digit = [await waiting(), await taken()];
  await reader.press("Enter", "Enter", "Enter");
  found.enters = [await taken(), await reader.message()];
  await reader.choose(numbers[0]);
  found.chosen = [(await waiting()) > 0, await taken()];
  const box = await reader.page.locator("#offer .choice").first().boundingBox();
  await reader.page.mouse.click(box.x + 5, box.y + 5);
  found.click = [await waiting(), await taken()];
  await reader.page.waitForTimeout(1000); // the page comes to rest
  await reader.page.locator("#offer .choice").first().dblclick();
  found.double = await taken();
  await reader.page.waitForFunction(() => !document.querySelector(".coming"));
  return { ...found, offer: await reader.offer() };
};
