// Palettes: the few colours of the page, and their changes by moods. Words keep a contrast of 4.5 to 1 to their paper
// whatever colour a story asks for, and of 7 to 1 in high contrast. `faint` is for rules, never for words.
const HUES = {
  red: "#c4504a",
  orange: "#c77b3b",
  yellow: "#c9a545",
  green: "#6a9a5b",
  cyan: "#4f9aa3",
  blue: "#5684c4",
  purple: "#8b62c9",
  pink: "#c9728f",
  brown: "#9a7350",
  grey: "#8a8a8a",
  white: "#d6d2ca",
};

const palette = (dark, least, tint, ...colours) => {
  const [paper, ink, quiet, faint, accent] = colours.map(colourOf);
  return { dark, least, tint, paper, ink, quiet, faint, accent };
};

const PALETTES = {
  light: palette(false, 4.5, 0.09, "#f7f2e7", "#2c2823", "#6d655a", "#d3c9b6", "#93391f"),
  dark: palette(true, 4.5, 0.1, "#15161a", "#d9d4c8", "#95918a", "#3a3b42", "#d3a873"),
  starkLight: palette(false, 7, 0, "#ffffff", "#000000", "#2e2e2e", "#6f6f6f", "#6a1d00"),
  starkDark: palette(true, 7, 0, "#000000", "#ffffff", "#d4d4d4", "#8c8c8c", "#ffd84d"),
};

const rawHue = (name) => colourOf(HUES[name] || HUES.grey);

// Return a colour of the story, made readable on the paper of a palette.
const hueOf = (palette, name) => readable(rawHue(name), palette.paper, palette.ink, palette.least);

// Return the palette in the light of a mood, whose colour tints paper, ink and accent.
function lit(palette, colour) {
  if (!colour) return palette;
  if (!palette.tint) return { ...palette, accent: hueOf(palette, colour) };
  const paper = blended(palette.paper, rawHue(colour), palette.tint);
  const hue = hueOf(palette, colour);
  const ink = blended(palette.ink, hue, 0.12);
  const quiet = readable(blended(palette.quiet, hue, 0.35), paper, ink, palette.least);
  const faint = blended(palette.faint, hue, 0.35);
  return { ...palette, paper, ink, quiet, faint, accent: readable(hue, paper, ink, palette.least) };
}
