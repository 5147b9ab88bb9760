// The storage of the browser, under the story's own key. File hosts share one origin, so each key begins with the
// story's id. If the browser refuses to keep something, it is kept in memory, and `trouble` says why.
class Store {
  constructor(storage, id) {
    this.prefix = `branchlight:${id}:`;
    this.trouble = "";
    this.memory = new Map();
    try {
      this.storage = storage();
      this.storage.setItem(`${this.prefix}probe`, "1");
      this.storage.removeItem(`${this.prefix}probe`);
    } catch (error) {
      this.fail(error);
    }
  }

  get(key) {
    if (this.memory.has(key)) return this.memory.get(key);
    try {
      return this.storage.getItem(this.prefix + key);
    } catch {
      return null;
    }
  }

  // Keep a text. Return whether the browser has it.
  set(key, text) {
    try {
      this.storage.setItem(this.prefix + key, text);
      this.memory.delete(key);
      if (!this.memory.size) this.trouble = "";
      return true;
    } catch (error) {
      this.memory.set(key, text);
      this.fail(error);
      return false;
    }
  }

  remove(key) {
    this.memory.delete(key);
    try {
      this.storage.removeItem(this.prefix + key);
    } catch {
      // It was never kept.
    }
  }

  // Return the keys that begin with `start`.
  keys(start) {
    const found = new Set(this.memory.keys());
    try {
      for (let i = 0; i < this.storage.length; i++) {
        const key = this.storage.key(i);
        if (key.startsWith(this.prefix)) found.add(key.slice(this.prefix.length));
      }
    } catch {
      // Nothing is kept there.
    }
    return [...found].filter((key) => key.startsWith(start));
  }

  // Return a value that was kept as JSON, or `otherwise` if there is none of that form.
  read(key, otherwise) {
    try {
      const value = JSON.parse(this.get(key));
      const fits = value && typeof value === typeof otherwise && Array.isArray(value) === Array.isArray(otherwise);
      return fits ? value : otherwise;
    } catch {
      return otherwise;
    }
  }

  write(key, value) {
    return this.set(key, JSON.stringify(value));
  }

  fail(error) {
    this.trouble = error && /quota/i.test(error.name) && this.storage && this.storage.length ? "full" : "refused";
  }
}
