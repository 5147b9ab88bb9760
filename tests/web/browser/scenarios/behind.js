// Scroll with the panel open: over it beyond its end, beside it, and with keys. Return how far the page behind it moved.
module.exports = async (visits) => {
  const reader = await visits.open(await visits.context({ viewport: { width: 1000, height: 500 } }));
  await reader.begin();
  await reader.choose(1);
  await reader.press("Space");
  const top = () => reader.evaluate(() => Math.round(scrollY));
  const before = await top();
  const moved = {};
  await reader.press("o");
  const scroll = async (x) => {
    await reader.page.mouse.move(x, 250);
    for (let n = 0; n < 8; n++) {
      await reader.page.mouse.wheel(0, 400);
      await reader.page.waitForTimeout(30);
    }
    return (await top()) - before;
  };
  moved.over = await scroll(500);
  moved.beside = await scroll(20);
  await reader.press("End", "PageDown", "Space");
  await reader.page.waitForTimeout(100);
  moved.keys = (await top()) - before;
  await reader.close();
  moved.closed = (await top()) - before;
  await reader.press("Space");
  return { before, moved, later: (await top()) - before };
};
