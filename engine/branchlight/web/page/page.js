// The plainest page: the text of each turn, and its choices as buttons.

const told = document.getElementById("told");

function add(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  told.append(element);
  return element;
}

function tell(turn) {
  for (const passage of turn.passages) {
    if (passage.text && Branchlight.shown(passage, new Set())) add("p", passage.text);
  }
  for (const choice of turn.choices) {
    const button = add("button", choice.text);
    button.disabled = !choice.open;
    button.onclick = () => tell(Branchlight.choose(turn, choice.id));
  }
  if (turn.ending) add("h2", turn.ending.title);
}

add("h1", story.about.title);
tell(Branchlight.start(story, crypto.getRandomValues(new Uint32Array(1))[0]));
