// Press keys of keyboards of other scripts, and with Caps Lock. Return what each does.
module.exports = async (visits) => {
  const reader = await visits.open(await visits.context({ viewport: { width: 900, height: 1400 } }));
  await reader.begin();
  const press = (key, code) =>
    reader.evaluate((pressed) => {
      const event = new KeyboardEvent("keydown", { ...pressed, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(event);
    }, { key, code });
  const taken = () => reader.page.locator(".taken").count();
  const after = {};
  for (const [name, key, code] of [
    ["a Persian 2", "۲", "Digit2"],
    ["an Arabic 3", "٣", "Digit3"],
    ["a Russian b", "и", "KeyB"],
    ["B with Caps Lock", "B", "KeyB"],
  ]) {
    await press(key, code);
    after[name] = await taken();
  }
  for (const [name, key, code] of [
    ["a Greek m", "μ", "KeyM"],
    ["an Arabic ?", "؟", "Slash"],
    ["a Dvorak m, where US has another letter", "m", "KeyO"],
  ]) {
    await press(key, code);
    after[name] = await reader.words("#panel-heading");
    await reader.press("Escape");
  }
  return after;
};
