// Open a save of the terminal from a file, make the choices of `numbers`, and export the place.
module.exports = async (visits, { file, name, numbers }) => {
  const reader = await visits.open(await visits.context());
  await reader.begin();
  await reader.press("s");
  await reader.page.setInputFiles("#import-file", file);
  await reader.page.getByText("Imported as").waitFor();
  await reader.page.getByRole("button", { name: `Go there: ${name}` }).click();
  const opened = await reader.offer();
  for (const number of numbers) await reader.choose(number);
  await reader.press("s");
  await reader.page.getByRole("button", { name: "Export: your place now" }).click();
  return { opened, after: await reader.offer(), text: await reader.page.inputValue("#export-text") };
};
