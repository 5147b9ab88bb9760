// Type numbers of one and two digits, wrong ones, and one of a choice that is out of view.
module.exports = async (visits) => {
  const reader = await visits.open(await visits.context({ viewport: { width: 800, height: 1400 } }));
  await reader.begin();
  const told = [];
  const type = async (keys, name = keys) => {
    await reader.press(...keys.split(" "));
    const taken = await reader.page.locator(".taken").count();
    told.push([name, await reader.message(), taken, await reader.words(".taken >> nth=-1")]);
  };
  await type("1");
  await type("0", "0 (after 1)");
  await type("1 Enter");
  await type("0");
  await type("1 9");
  await reader.page.setViewportSize({ width: 800, height: 500 });
  await reader.evaluate(() => scrollTo(0, 0));
  await type("1 1");
  await type("Enter");
  await reader.page.setViewportSize({ width: 800, height: 380 });
  await reader.evaluate(() => scrollTo(0, 0));
  await type("1 1", "1 1 on a short screen");
  await type("1", "1 (after 1 1)");
  await type("Enter", "Enter (after 1 1 1)");
  await type("1 1", "1 1 again");
  told.push(["message", await reader.evaluate(messageShows)]);
  return { told };
};

// Return whether the message is on the screen.
function messageShows() {
  const { top, bottom } = document.getElementById("message").getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}
