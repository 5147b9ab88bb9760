// The settings of a story: scene, its title, point of view and mood. Equal settings are one object.

class Looks {
  // `written` has the settings by their numbers, each as a list.
  constructor(written) {
    this.written = written;
    this.known = new Map();
  }

  get(number) {
    return this.same(...this.written[number]);
  }

  // The setting of a body in a call: a scene without a title keeps the scene of the nearest caller with one. `callers`
  // are the settings of the calling bodies, the nearest last.
  called(look, callers) {
    if (look.title || !callers.length) return look;
    const { scene, title } = callers.findLast((each) => each.title) ?? look;
    return this.same(scene, title, look.pov, look.mood);
  }

  same(scene, title, pov, mood) {
    const key = JSON.stringify([scene, title, pov, mood]);
    if (!this.known.has(key)) this.known.set(key, Object.freeze({ scene, title, pov, mood }));
    return this.known.get(key);
  }
}
