// Colours as three channels from 0 to 255, and the contrast of two of them as WCAG 2 defines it.
const colourOf = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

const cssOf = (colour) => `#${colour.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;

// Return the colour between two; `share` is the part of the second.
const blended = (first, second, share) => first.map((channel, i) => channel + (second[i] - channel) * share);

function luminance(colour) {
  const [red, green, blue] = colour.map((channel) => {
    const value = Math.round(channel) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first, second) {
  const [low, high] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

// Return the colour, blended towards the ink until its contrast to the paper is at least `least`.
function readable(colour, paper, ink, least) {
  for (let step = 0; step <= 20; step++) {
    const mixed = blended(colour, ink, step / 20);
    if (contrast(mixed, paper) >= least) return mixed;
  }
  return ink;
}
