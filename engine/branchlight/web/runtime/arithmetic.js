// What the expressions of a story call as `$`. Truths are booleans or numbers. Sets are numbers or BigInts, with a bit
// for each member, since a set of 60 members does not fit into a number.

const NEVER = 1000000; // turns since a visit that never was, and the highest count of visits

const $ = {
  clamp: (number, low, high) => (number < low ? low : number > high ? high : number),

  // The rest of a division that is rounded down. It has the sign of the divisor.
  remainder(left, right) {
    const rest = left % right;
    return rest !== 0 && rest < 0 !== right < 0 ? rest + right : rest;
  },

  has: (members, place) => Number((BigInt(members) >> BigInt(place)) & 1n),
  just: (place) => 1n << BigInt(place),
  union: (one, other) => BigInt(one) | BigInt(other),
  minus: (one, other) => BigInt(one) & ~BigInt(other),
  count: (members) => placesOf(members).length,
};

// The places of the bits of a number, from the lowest.
function placesOf(members) {
  const found = [];
  for (let rest = BigInt(members), place = 0; rest; rest >>= 1n, place++) if (rest & 1n) found.push(place);
  return found;
}

// A whole number as it is kept and shown: a number, or a BigInt if no number is exact enough.
function exact(value) {
  const number = Number(value);
  return typeof value !== "bigint" || Number.isSafeInteger(number) ? number : value;
}
