// Open a reading of thousands of decisions, read on, look at earlier text and at the map.
module.exports = async (visits, { text, more }) => {
  const reader = await visits.open(await visits.context());
  await reader.begin();
  await reader.press("s");
  const file = { name: "save.json", mimeType: "application/json", buffer: Buffer.from(text) };
  await reader.page.setInputFiles("#import-file", file);
  await reader.page
    .getByRole("button", { name: /^Go there/ })
    .first()
    .click();
  const turns = () => reader.page.locator("#text > section").count();
  const opened = await turns();
  await reader.page.locator("#earlier").click();
  const earlier = await turns();
  const times = await reader.evaluate(click, more);
  const after = await turns();
  await reader.press("m");
  const decisions = await reader.page.locator(".decisions li").count();
  await reader.close();
  await reader.reload();
  return { opened, earlier, after, times, decisions, again: await turns(), text: (await reader.text()).slice(-200) };
};

// Make the first choice again and again. Return the milliseconds from each click to the frame with the new text.
async function click(more) {
  const times = [];
  for (let n = 0; n < more; n++) {
    const before = document.getElementById("text").lastElementChild;
    const start = performance.now();
    document.querySelector("#offer .choice").click();
    if (document.getElementById("text").lastElementChild === before) throw new Error("there is no new text");
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - start);
  }
  return times;
}
