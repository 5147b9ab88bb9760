// The menu: a button for everything that the page can do.
PANELS.menu = {
  heading: WORDS.menu,
  nodes: (page, panel) => {
    const open = (name, words) => panelButton(words, name, () => panel.open(name));
    const act = (words, run) => panelButton(words, words, () => (panel.close(), run()));
    const buttons = [
      open("map", WORDS.map),
      open("saves", WORDS.saves),
      open("notes", WORDS.notes),
      open("settings", WORDS.settings),
      open("keys", WORDS.keys),
      act(WORDS.forward, () => page.redo()),
      act(WORDS.title, () => page.showTitle()),
      act(WORDS.print, () => print()),
      act(WORDS.startOver, () => page.restart()),
    ];
    return [element("ul", { className: "menu" }, ...buttons.map((each) => element("li", {}, each)))];
  },
};
