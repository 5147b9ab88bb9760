// Go through all controls of a small screen with Tab, and give a wrong answer just above the foot of the page. Return the
// controls that head or foot cover, and whether the point of view shows in full.
module.exports = async (visits, { numbers }) => {
  const reader = await visits.open(await visits.context({ viewport: { width: 360, height: 600 } }));
  await reader.begin();
  const covered = [];
  for (let controls = (await reader.offer()).choices.length; controls; controls--) {
    await reader.press("Tab");
    covered.push(...(await reader.evaluate(coveredFocus)));
  }
  for (const number of numbers) await reader.choose(number);
  await reader.page.locator("#answer").focus();
  await reader.evaluate(() => {
    const { top } = document.getElementById("foot").getBoundingClientRect();
    scrollBy(0, document.getElementById("answer").getBoundingClientRect().bottom - top);
  });
  await reader.press("Enter");
  covered.push(...(await reader.evaluate(coveredFocus)));
  const pov = await reader.evaluate(() => {
    const { scrollWidth, clientWidth } = document.querySelector("#running i");
    return scrollWidth <= clientWidth;
  });
  return { covered, message: await reader.message(), pov };
};

// Return the text of the control that has the focus, if the head or the foot of the page covers a part of it.
function coveredFocus() {
  const control = document.activeElement;
  const { top, bottom } = control.getBoundingClientRect();
  const [head, foot] = ["head", "foot"].map((id) => document.getElementById(id).getBoundingClientRect());
  return top < head.bottom || bottom > foot.top ? [control.textContent || control.id] : [];
}
