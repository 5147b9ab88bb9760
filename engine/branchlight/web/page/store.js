// The storage of the browser, under the story's own key. File hosts share one origin, so each key begins with the
// story's id and a colon. A colon within the id is escaped. If the browser refuses to keep something, it is kept in
// memory, and `trouble` says why.
class Store {
  constructor(storage, id) {
    this.prefix = `branchlight:${id.replace(/[%:]/g, encodeURIComponent)}:`;
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

  // Keep a text, and what there was no room for before. Return whether the browser has the text.
  set(key, text) {
    this.memory.delete(key);
    for (const [each, kept] of [[key, text], ...this.memory]) this.put(each, kept);
    if (!this.memory.size) this.trouble = "";
    return !this.memory.has(key);
  }

  put(key, text) {
    try {
      this.storage.setItem(this.prefix + key, text);
      this.memory.delete(key);
    } catch (error) {
      this.memory.set(key, text);
      this.fail(error);
    }
  }

  // Keep a text in the room of another one, which stays if that is not enough. Return whether the browser has the text.
  replace(other, key, text) {
    const before = this.get(other);
    this.remove(other);
    this.put(key, text);
    if (this.memory.has(key)) this.put(other, before);
    return !this.memory.has(key);
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
