// The screen: where the text shows between the head and the foot of the page, and what the foot says.

// Return where the text begins. The head scrolls away from a short screen.
const headBottom = () => Math.max(0, byId("head").getBoundingClientRect().bottom);

const footTop = () => Math.min(innerHeight, byId("foot").getBoundingClientRect().top);

// Show a message at the foot of the page, which is read out. A control that has the focus stays in view.
function announce(words) {
  const before = words && footTop();
  byId("message").textContent = words;
  if (!words || !byId("offer").contains(document.activeElement)) return;
  const { bottom } = document.activeElement.getBoundingClientRect();
  if (bottom <= before && bottom > footTop() - 8) scrollBy(0, bottom - footTop() + 8);
}

// Say so while the browser does not keep what it should, at the foot and in the panel.
function announceTrouble({ trouble }) {
  const words = trouble === "full" ? WORDS.full : trouble ? WORDS.refusedStorage : "";
  for (const notice of document.querySelectorAll(".trouble")) {
    if (notice.textContent !== words) notice.textContent = words;
  }
}
