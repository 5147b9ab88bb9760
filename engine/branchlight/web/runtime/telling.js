// Prose as runs and passages. A piece is a text without style, or a list that begins with its kind:
// ["w", words, style], ["v", value, form, style], ["?", test, yes, no], ["|", kind, slot, options], ["p", voice] for the
// beginning of a paragraph, ["<>"] for glue, and ["d", kind, name, seconds] for a stage direction.

class Telling extends Varying {
  // The runs of one line.
  runs(pieces) {
    return fuse([...this.flat(pieces)]);
  }

  // Add the passages of a text. In a story with glue, paragraphs keep the spaces at their ends until they are joined.
  tell(pieces, note, veiled, node) {
    const common = (kind) => ({ kind, node, note, veiled });
    let voice = "";
    let runs = [];
    const close = () => {
      const fused = fuse(runs, this.story.glued);
      if (fused.length) this.passages.push(this.paragraph(common, voice, fused));
      voice = "";
      runs = [];
    };
    for (const piece of this.flat(pieces)) {
      if (!Array.isArray(piece)) {
        runs.push(piece);
        continue;
      }
      const speaking = voice;
      close();
      if (piece[0] === "p") voice = piece[1] ?? "";
      else if (piece[0] === "<>") {
        this.seams.push({ at: this.passages.length, note, veiled });
        voice = speaking;
      } else this.passages.push(directed(common(piece[1]), piece));
    }
    close();
  }

  paragraph(common, voice, runs) {
    const said = { text: wordsOf(runs), runs, continued_by: [] };
    if (!voice) return { ...common("paragraph"), ...said };
    return { ...common("voice"), voice, title: this.story.voices.get(voice)?.title || voice, ...said };
  }

  // The pieces, with every brace decided when it is reached: runs, paragraphs and stage directions.
  *flat(pieces) {
    for (const piece of pieces) {
      if (typeof piece === "string") yield { text: piece, style: "" };
      else if (piece[0] === "w") yield { text: piece[1], style: piece[2] };
      else if (piece[0] === "v") yield { text: this.shown(piece), style: piece[3] ?? "" };
      else if (piece[0] === "?") yield* this.flat(this.test(piece[1]) ? piece[2] : piece[3]);
      else if (piece[0] === "|") yield* this.flat(piece[3][this.due(piece[1], piece[2], piece[3].length)] ?? []);
      else yield piece;
    }
  }

  shown([, value, form]) {
    return shownValue(this.story, this.story.forms[form], this.value(value));
  }
}

// A cue in words. An unknown one gives itself, with spaces for its underscores and hyphens.
function cueWords(name) {
  return Object.hasOwn(CUE_WORDS, name) ? CUE_WORDS[name] : name.replace(/[_-]/g, " ");
}

function directed(common, [, kind, name, seconds]) {
  if (kind === "cue") return { ...common, name };
  return kind === "pause" ? { ...common, seconds } : common;
}
