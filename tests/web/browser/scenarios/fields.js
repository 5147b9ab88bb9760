// Set the smallest text, and look at all fields in which a reader types. Return the keyboard that a phone shows for the
// question, and the fields whose text is so small that a phone zooms in.
module.exports = async (visits) => {
  const reader = await visits.open(await visits.context());
  await reader.press("o");
  await reader.page.getByRole("radio", { name: "small" }).check();
  await reader.close();
  await reader.begin();
  await reader.press("s");
  const small = await reader.evaluate(() => {
    const fields = [...document.querySelectorAll("input:not([type=file]), textarea")];
    return fields.filter((each) => parseFloat(getComputedStyle(each).fontSize) < 16).map((each) => each.id);
  });
  return { keyboard: await reader.page.locator("#answer").getAttribute("inputmode"), small };
};
