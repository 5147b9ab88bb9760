// The look of the page: colours, mood, type and motion, from the settings, the system and the story.
const asked = (query) => matchMedia(query).matches;

class Look {
  constructor(settings) {
    this.settings = settings;
    this.mood = null;
    for (const query of [
      "(prefers-color-scheme: dark)",
      "(prefers-contrast: more)",
      "(prefers-reduced-motion: reduce)",
    ]) {
      matchMedia(query).addEventListener("change", () => this.apply());
    }
  }

  // Whether nothing may move.
  get still() {
    return this.settings.motion === "off" || asked("(prefers-reduced-motion: reduce)");
  }

  get palette() {
    const { colours } = this.settings;
    const dark = colours === "dark" || (colours !== "light" && asked("(prefers-color-scheme: dark)"));
    const stark = colours === "contrast" || (colours === "system" && asked("(prefers-contrast: more)"));
    return PALETTES[stark ? (dark ? "starkDark" : "starkLight") : dark ? "dark" : "light"];
  }

  // Enter the mood of a setting.
  enter(setting) {
    const mood = (setting && MOODS.get(setting.mood)) || null;
    if (mood === this.mood) return;
    this.mood = mood;
    this.apply();
  }

  apply() {
    const { size, measure, spacing, moods } = this.settings;
    const root = document.documentElement;
    const mood = moods === "on" ? this.mood : null;
    const palette = lit(this.palette, mood ? mood.colour : "");
    for (const name of ["paper", "ink", "quiet", "faint", "accent"])
      root.style.setProperty(`--${name}`, cssOf(palette[name]));
    about.voices.forEach((voice, i) => {
      root.style.setProperty(`--voice-${i}`, cssOf(voice.colour ? hueOf(palette, voice.colour) : palette.ink));
    });
    root.style.setProperty("--size", size / 100);
    root.style.setProperty("--measure", `${measure}ch`);
    root.style.colorScheme = palette.dark ? "dark" : "light";
    Object.assign(root.dataset, { spacing, border: (mood && mood.border) || "", still: this.still ? "yes" : "no" });
  }
}
