// Read what the title page and the map say of a proof.
module.exports = async (visits, { numbers }) => {
  const reader = await visits.open(await visits.context());
  const title = await reader.words("#title");
  await reader.begin();
  for (const number of numbers) await reader.choose(number);
  await reader.press("m");
  return { title, map: await reader.words("#panel-body") };
};
