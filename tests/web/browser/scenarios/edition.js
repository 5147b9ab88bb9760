// Read one edition, and open the next one at the same address. Return what the reader has before and after.
const { copyFileSync } = require("node:fs");

module.exports = async (visits, { file, next, numbers }) => {
  const reader = await visits.open(await visits.context());
  await reader.begin();
  for (const number of numbers) await reader.choose(number);
  const before = { gauges: await reader.gauges(), offer: await reader.offer() };
  copyFileSync(next, file);
  await reader.reload();
  const after = { gauges: await reader.gauges(), offer: await reader.offer(), message: await reader.message() };
  await reader.choose(1);
  await reader.reload();
  return {
    before,
    after,
    taken: await reader.page.locator(".taken").count(),
    message: await reader.message(),
    later: await reader.gauges(),
  };
};
