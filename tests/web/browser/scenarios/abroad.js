// Read a story from right to left, with long words, on a small screen. Return what is wider than the screen, the direction
// of what the page shows, and the languages of what the map shows.
module.exports = async (visits) => {
  const reader = await visits.open(await visits.context({ viewport: { width: 360, height: 700 } }));
  const wide = [...(await tooWide(reader))];
  const waysAtRight = await reader.evaluate(() => {
    const right = (selector) => document.querySelector(selector).getBoundingClientRect().right;
    return Math.abs(right("#title .ways button:last-child") - right("#title h1")) < 2;
  });
  await reader.begin();
  await reader.choose(1);
  await reader.choose(2);
  wide.push(...(await tooWide(reader)));
  const found = await reader.evaluate(() => {
    const direction = (selector, n = 0) => getComputedStyle(document.querySelectorAll(selector)[n]).direction;
    const left = (selector) => document.querySelector(selector).getBoundingClientRect().left;
    return {
      directions: {
        "its paragraph": direction("#text .paragraph"),
        "a voice with a Latin name": direction("#text .voice"),
        "a voice with an Arabic name": direction("#text .voice", 1),
        "what was chosen": direction("#text .taken"),
        "a choice": direction("#offer .choice .label"),
        "a Latin choice": direction("#offer .choice .label", 1),
        "a locked choice": direction("#offer .locked .label"),
        "the menu": direction("#open"),
      },
      numberAtRight: left("#offer .number") > left("#offer .label"),
    };
  });
  for (const key of ["m", "s", "v"]) {
    await reader.press(key);
    wide.push(...(await tooWide(reader)));
    if (key === "m") found.languages = await reader.evaluate(languagesOfPanel);
    await reader.close();
  }
  await reader.choose(3);
  await reader.answer("٧");
  return { ...found, waysAtRight, wide: [...wide, ...(await tooWide(reader))] };
};

function languagesOfPanel() {
  const languageOf = (element) => element.closest("[lang]").lang;
  const inPanel = (selector) => languageOf(document.querySelector(`#panel-body ${selector}`));
  return { help: inPanel(".help"), decision: inPanel(".decisions button"), scene: inPanel(".entry span") };
}

// Return the elements beyond the sides of the screen, without those that are cut there on purpose.
function tooWide(reader) {
  return reader.evaluate(() => {
    const isOut = ({ left, right, width }) => width > 1 && (left < -1 || right > innerWidth + 1);
    const every = [...document.querySelectorAll("body *")].filter((each) => !each.closest(".heard, .trace"));
    return every.filter((each) => isOut(each.getBoundingClientRect())).map((each) => each.outerHTML.slice(0, 90));
  });
}

module.exports.tooWide = tooWide;
