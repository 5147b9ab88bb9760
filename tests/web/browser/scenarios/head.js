// Scroll back to another scene. Return the head and the gauges at the end, at the top, and after a reload there.
module.exports = async (visits, { numbers }) => {
  const reader = await visits.open(await visits.context({ viewport: { width: 800, height: 420 } }));
  await reader.begin();
  for (const number of numbers) await reader.choose(number);
  const look = async () => {
    await reader.page.waitForTimeout(300);
    return [await reader.words("#running"), await reader.gauges()];
  };
  const end = await look();
  await reader.evaluate(() => scrollTo(0, 0));
  const top = await look();
  await reader.reload();
  return { end, top, again: await look() };
};
