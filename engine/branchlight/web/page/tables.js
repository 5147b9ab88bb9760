// The story, and its facts that the page looks up by name.
const story = Branchlight.prepare(byId("story").textContent, EXPRESSIONS, FORMATS);
const about = story.about;
const byName = (list) => new Map(list.map((each) => [each.name, each]));
const VOICES = byName(about.voices);
const MOODS = byName(about.moods);
const ENDINGS = byName(about.endings);
const SCENES = byName(about.scenes);
