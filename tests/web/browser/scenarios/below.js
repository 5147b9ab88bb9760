// Forget the last of many saves, far down in the panel. Return what the panel says, and whether it shows.
module.exports = async (visits, { saves }) => {
  const reader = await visits.open(await visits.context({ viewport: { width: 360, height: 640 } }));
  await reader.begin();
  await reader.press("s");
  for (let n = 0; n < saves; n++) {
    await reader.page.fill("#save-name", `Place ${n}`);
    await reader.page.getByRole("button", { name: "Save this place" }).click();
  }
  await reader.page.getByRole("button", { name: "Forget" }).last().click();
  return { said: await reader.words("#said"), shows: await reader.evaluate(shows) };
};

function shows() {
  const said = document.getElementById("said");
  const { left, top, height } = said.getBoundingClientRect();
  return said.contains(document.elementFromPoint(left + 2, top + height / 2));
}
