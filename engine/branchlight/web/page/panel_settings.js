// The settings. Each change shows at once behind the panel, and is kept.
PANELS.settings = {
  heading: WORDS.settings,
  nodes: (page) => [
    element("p", { className: "help" }, WORDS.settingsHelp),
    ...SETTINGS.map((each) => drawSetting(page, each)),
  ],
};

function drawSetting(page, { name, values }) {
  const current = page.look.settings[name];
  const [title, words] = SETTING_WORDS[name];
  const boxes = values.map((value) => {
    const box = element("input", { type: "radio", name: `setting-${name}`, value, checked: value === current });
    box.onchange = () => page.change(name, value);
    return element("label", { className: "check" }, box, ` ${words[value]}`);
  });
  return element("fieldset", {}, element("legend", {}, title), ...boxes);
}
