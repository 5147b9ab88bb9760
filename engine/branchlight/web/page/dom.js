// Elements. Words enter the page here alone, as text.
const byId = (id) => document.getElementById(id);

// Return an element. A property of the element is set as such, anything else as an attribute; undefined sets nothing.
// ARIA is always set as attributes, because Firefox had no properties for it until the end of 2023.
function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (name.startsWith("aria")) made.setAttribute(`aria-${name.slice(4).toLowerCase()}`, value);
    else if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== ""));
  return made;
}

const button = (words, onclick, properties = {}) =>
  element("button", { type: "button", onclick, ...properties }, words);

// Attributes for words of the page itself, and for words of the story. Those that have a direction do not count when the
// browser finds the direction of the words around them.
const OWN = { lang: LANGUAGE, dir: DIRECTION };
const THEIRS = { lang: document.documentElement.lang, dir: "auto" };

// A paragraph of the page itself, and not of the story.
const said = (words, className) => element("p", { className, ...OWN }, words);

// Words that are heard and not seen.
const heard = (words, whose = OWN) => element("span", { className: "heard", ...whose }, words);

// Words that are seen and not heard.
const seen = (words, className) => element("span", { className, ariaHidden: "true" }, words);

// Move the focus, without scrolling, to an element that need not take it otherwise.
function focusOn(target) {
  if (!target.matches("a,button,input,textarea,select,summary")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
