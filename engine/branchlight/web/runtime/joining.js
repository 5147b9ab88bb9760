// Glue: paragraphs that go on in another text of the same turn are joined. It is `play/joining.py` of Python.

// The passages of a turn with the paragraphs that glue joins as one, and without empty ones.
function joined(passages, seams) {
  const joiner = new Joiner();
  let next = 0;
  passages.forEach((passage, number) => {
    for (; next < seams.length && seams[next].at === number; next++) joiner.glue(seams[next]);
    joiner.add(passage);
  });
  return joiner.rows.flatMap(passagesOf);
}

// What is read at a place of the turn: by those who do not veil the note, and by those who do.
function passagesOf({ note, read }) {
  if (read[0] === read[1]) return [tight(read[0])];
  return read.flatMap((passage, reader) => (passage ? [{ ...tight(passage), note, veiled: reader === 1 }] : []));
}

// A passage without the spaces at the ends of its runs that were kept for joining.
function tight(passage) {
  if (!passage.runs) return passage;
  const runs = fuse(passage.runs);
  return { ...passage, text: wordsOf(runs), runs };
}

// Joins passages one after another. A reader is 0 for those who do not veil the note, and 1 for those who do.
class Joiner {
  constructor() {
    this.rows = [];
    this.note = ""; // the content note whose texts are in the paragraphs that may go on
    this.ends = [null, null]; // where each reader's last paragraph is, if it can go on
    this.glued = [false, false]; // whether glue follows it
  }

  glue({ note, veiled }) {
    for (const reader of this.readers(note, veiled)) this.glued[reader] = true;
  }

  add(passage) {
    const readers = this.readers(passage.note, passage.veiled);
    if (passage.runs) return this.paragraph(passage, readers);
    this.place(passage, readers);
    if (passage.kind !== "setting") this.end(readers); // a setting is announced before the next paragraph that begins
  }

  // Who reads a text. One under another note than the texts before it continues none of them.
  readers(note, veiled) {
    if (!note) return [0, 1];
    if (note !== this.note) {
      if (this.note) this.end([0, 1]);
      this.note = note;
    }
    return [Number(veiled)];
  }

  end(readers) {
    for (const reader of readers) {
      this.ends[reader] = null;
      this.glued[reader] = false;
    }
  }

  place(passage, readers) {
    const row = { note: this.note, read: [null, null] };
    for (const reader of readers) row.read[reader] = passage;
    this.rows.push(row);
    return row;
  }

  // Continue the paragraph of each reader for whom it is open, and begin one for the others.
  paragraph(passage, readers) {
    const isBlank = !singleSpaced(passage.text);
    const longer = new Map();
    const beginning = [];
    for (const reader of readers) {
      const row = this.ends[reader];
      const old = row && this.glued[reader] ? row.read[reader] : null;
      if (!old || (passage.voice && passage.voice !== old.voice)) {
        beginning.push(reader);
        continue;
      }
      if (!longer.has(old)) longer.set(old, longerBy(old, passage, isBlank));
      row.read[reader] = longer.get(old);
      row.note = this.note;
    }
    if (isBlank) return;
    const row = beginning.length ? this.place(passage, beginning) : null;
    for (const reader of readers) this.glued[reader] = false;
    for (const reader of beginning) this.ends[reader] = row;
    if (beginning.length === 2) this.note = "";
  }
}

// A paragraph with the words of another one after its own.
function longerBy(passage, { node, runs }, isBlank) {
  const nodes = passage.continued_by;
  const isNew = !isBlank && node !== passage.node && !nodes.includes(node);
  return { ...passage, runs: [...passage.runs, ...runs], continued_by: isNew ? [...nodes, node] : nodes };
}
