// inkjs: ink's compiler and runtime in JavaScript. The verbs and the walk are those of player.py.
'use strict';
const crypto = require('crypto');
const fs = require('fs');
const path = require('path');

const MARKS = 15;
const now = () => Number(process.hrtime.bigint()) / 1e9;

class Player {
  open(folder, form) {
    if (form === 'source') {
      this.story = compile(path.join(folder, 'story.ink'));
    } else {
      const { Story } = require('inkjs');
      this.story = new Story(fs.readFileSync(path.join(folder, 'story.ink.json'), 'utf8'));
    }
  }
  read() {
    const lines = [];
    while (this.story.canContinue) lines.push(this.story.Continue());
    return [lines.join(''), this.story.currentChoices.map(choice => choice.text)];
  }
  choose(index) { this.story.ChooseChoiceIndex(index); }
  save() { return this.story.state.ToJson(); }
  restore(data) { this.story.state.LoadJson(data); }
}

class Chance {
  constructor() { this.state = 1; }
  below(count) {
    this.state = (Math.imul(this.state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor(this.state * count / 0x80000000);
  }
}

function compile(file) {
  const { Compiler } = require('inkjs/full');
  return new Compiler(fs.readFileSync(file, 'utf8')).Compile();
}

const verbs = {
  prepare(player, folder) {
    fs.writeFileSync(path.join(folder, 'story.ink.json'), compile(path.join(folder, 'story.ink')).ToJson());
    return {};
  },
  load(player, folder, form) {
    const start = now();
    player.open(folder, form);
    player.read();
    return { seconds: now() - start, peak_kb: memory('VmHWM') };
  },
  trace(player, folder, form, steps) {
    player.open(folder, form);
    const [text, labels] = player.read();
    return { digest: onward(player, labels, steps), first: squeeze(text) };
  },
  walk(player, folder, form, steps) {
    player.open(folder, form);
    const chance = new Chance(), before = memory('VmRSS'), start = now();
    let characters = 0;
    for (let step = 0; step < steps; step++) {
      const [text, labels] = player.read();
      characters += text.length;
      player.choose(chance.below(labels.length));
    }
    return { rate: steps / (now() - start), characters, before_kb: before, after_kb: memory('VmRSS') };
  },
  save(player, folder, form, steps) {
    player.open(folder, form);
    const chance = new Chance();
    for (let step = 0; step < steps; step++) player.choose(chance.below(player.read()[1].length));
    const labels = player.read()[1];
    const saving = repeated(() => player.save());
    const data = player.save();
    const expected = onward(player, labels, 50);
    const restoring = repeated(() => player.restore(data));
    const again = player.read()[1];
    const same = again.join() === labels.join() && onward(player, again, 50) === expected;
    return { save: saving, restore: restoring, bytes: Buffer.byteLength(data), same };
  },
};

function onward(player, labels, steps) {
  const digest = crypto.createHash('sha256'), chance = new Chance();
  for (let step = 0; step < steps; step++) {
    player.choose(chance.below(labels.length));
    const [text, offered] = player.read();
    labels = offered;
    digest.update([squeeze(text), ...labels.map(label => label.trim())].join('\n'));
    if (!labels.length) break;
  }
  return digest.digest('hex');
}

function squeeze(text) { return text.split(/\s+/).filter(Boolean).join(' '); }

function repeated(action) {
  const times = [];
  for (let mark = 0; mark < MARKS; mark++) {
    const start = now();
    action();
    times.push(now() - start);
  }
  return times.sort((a, b) => a - b)[MARKS >> 1];
}

function memory(field) {
  try {
    return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch { return 0; }
}

const [verb, folder, form, steps] = process.argv.slice(2);
const player = new Player();
if (verb === 'first') {
  player.open(folder, form);
  console.log(player.read()[0]);
} else {
  console.log(JSON.stringify(verbs[verb](player, folder, form, Number(steps))));
}
