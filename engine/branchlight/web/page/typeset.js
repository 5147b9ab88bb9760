// Typesetting: the blocks of a turn, in order, as plain values. A block has a kind, and by its kind words, a voice, a
// key and the seconds of silence before it.
const NOWHERE = { scene: "", title: "", pov: "", mood: "" };
const CUE_REST = 0.4;

// Return the blocks of a turn's text, and the seconds of silence at its end. `before` is the setting when the turn
// began, or null on the first turn. A place is announced where its text begins; a place without text is not.
function typeset(turn, veils, before) {
  const blocks = [];
  let coming = before;
  let rest = 0;
  const put = (block) => {
    blocks.push({ ...block, rest: (block.rest || 0) + rest, setting: coming });
    rest = 0;
  };
  for (const [number, passage] of turn.passages.entries()) {
    if (!Branchlight.shown(passage, veils)) continue;
    if (passage.kind === "pause") rest += passage.seconds;
    else if (passage.kind === "setting") coming = passage.setting;
    else {
      const block = blockOf(passage);
      if (!block) continue;
      announced(coming, before).forEach(put);
      put({ ...block, passage: number });
      before = coming;
    }
  }
  const heads = turn.choices.length || turn.question ? announced(coming, before) : [];
  return { blocks: [...blocks, ...heads.map((head) => ({ ...head, rest: 0, setting: coming }))], rest };
}

// Return the block that announces a setting, or nothing if it needs no words.
function announced(setting, before) {
  if (!setting) return [];
  if (!before || before.scene !== setting.scene) {
    if (setting.title) return [{ kind: "heading", text: setting.title }];
    return before ? [{ kind: "break" }] : [];
  }
  return before.pov !== setting.pov && setting.pov ? [{ kind: "place", text: setting.pov }] : [];
}

function blockOf(passage) {
  if (passage.kind === "break") return { kind: "break" };
  if (passage.kind === "cue") return { kind: "cue", name: passage.name, rest: CUE_REST };
  if (!passage.text) return null;
  const { kind, runs } = passage;
  return kind === "voice" ? { kind, runs, name: passage.voice, title: passage.title } : { kind, runs };
}
