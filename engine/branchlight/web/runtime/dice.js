// The dice: Mulberry32 (Tommy Ettinger, public domain, 2017). `branchlight/play/dice.py` describes it.

const STEP = 0x6d2b79f5;

// The next state of the dice, and a number from 0 to `sides` - 1.
function rolled(state, sides) {
  const next = (state + STEP) >>> 0;
  let mixed = Math.imul(next ^ (next >>> 15), next | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  const result = (mixed ^ (mixed >>> 14)) >>> 0;
  return [next, Math.floor(((result >>> 16) * sides) / 65536)];
}
