// The beginning: the parts that need the browser, and the first look.
const store = new Store(() => localStorage, about.id);
const tab = {
  get: () => {
    try {
      return sessionStorage.getItem(`${store.prefix}tab`);
    } catch {
      return null;
    }
  },
  set: (key) => {
    try {
      sessionStorage.setItem(`${store.prefix}tab`, key);
    } catch {
      // The tab then continues the reading that was used last.
    }
  },
};
const page = new Page(store, tab);

byId("back").textContent = WORDS.back;
byId("open").textContent = WORDS.menu;
byId("close").textContent = WORDS.close;
byId("gauges").setAttribute("aria-label", WORDS.gauges);
byId("back").onclick = () => page.back();
byId("open").onclick = () => page.panel.open("menu");
addEventListener("storage", () => page.follow());
addEventListener("pageshow", ({ persisted }) => persisted && page.follow()); // after the browser's own back
addEventListener("beforeprint", () => page.reads && page.turns.above(Infinity));
addEventListener("afterprint", () => page.reads && page.redraw());
history.scrollRestoration = "manual";
listen(page);
page.open();
