// The settings. Each change shows at once behind the panel, and is kept.
PANELS.settings = {
  heading: WORDS.settings,
  nodes: (page) => [
    element("p", { className: "help" }, WORDS.settingsHelp),
    ...SETTINGS.map((each) => drawSetting(page, each)),
  ],
};

function drawSetting(page, { name, title, values }) {
  const current = page.look.settings[name];
  const boxes = values.map(([value, words]) => {
    const box = element("input", { type: "radio", name: `setting-${name}`, value, checked: value === current });
    box.onchange = () => page.change(name, value);
    return element("label", { className: "check" }, box, ` ${words}`);
  });
  return element("fieldset", {}, element("legend", {}, title), ...boxes);
}
