// Swipe over choices that do not show yet, and then tap one. Return the number of decisions after each.
module.exports = async (visits) => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  const context = await visits.context({ ...phone, reducedMotion: "no-preference" });
  const reader = await visits.open(context);
  const session = await context.newCDPSession(reader.page);
  const taken = () => reader.page.locator(".taken").count();
  await reader.page.getByRole("button", { name: "Start reading" }).tap();
  const isHidden = await reader.evaluate(() => document.getElementById("offer").matches(".coming"));
  const { x, y } = await reader.page.locator("#offer .choice").first().boundingBox();
  const touch = (type, ...touchPoints) => session.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", { x: x + 50, y: y + 9 });
  for (let step = 1; step <= 8; step++) await touch("touchMove", { x: x + 50, y: y + 9 - 10 * step });
  await touch("touchEnd");
  await reader.page.waitForTimeout(400);
  const swiped = await taken();
  await reader.page.locator("#offer .choice").first().tap();
  await reader.page.waitForTimeout(200);
  return { isHidden, swiped, tapped: await taken() };
};
