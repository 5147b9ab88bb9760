// JSON read as strictly as Python reads a save, so that a page and a shelf take the same texts. `JSON.parse` alone takes
// the last of two equal fields, takes 7.0 as a whole number, and fails on lists that are nested deeply.

const MOST_DIGITS = 4300;
const MOST_NESTED = 500;
const NOT_WHOLE = "0.5";
const TOKEN = /[{}[\]]|("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|\d[-+.\dEe]*/g;

// The value of a JSON text. Throws `UnfitError`.
function strictlyParsed(text) {
  try {
    JSON.parse(text);
  } catch {
    throw new UnfitError("it is not JSON");
  }
  const around = []; // the tables and lists in which a token is
  return parse(
    text.replace(TOKEN, (token, string, colon) => {
      if (token === "{" || token === "[") enter(around);
      else if (token === "}" || token === "]") expectDistinct(around.pop());
      else if (colon) addName(around.at(-1), JSON.parse(string));
      return string === undefined && /\d/.test(token) ? strictNumber(token) : token;
    }),
  );
}

function enter(around) {
  around.push({ names: new Set(), repeated: null });
  expect(around.length <= MOST_NESTED, "it is not JSON");
}

function addName(table, name) {
  if (table.names.has(name)) table.repeated ??= name;
  table.names.add(name);
}

function expectDistinct({ repeated }) {
  expect(repeated === null, `the field ${quoted(repeated ?? "")} appears twice`);
}

// A number with a point or an exponent is none of the whole numbers, even if nothing follows the point.
function strictNumber(digits) {
  if (/[.Ee]/.test(digits)) return NOT_WHOLE;
  expect(digits.length <= MOST_DIGITS, "it contains a number that is too long");
  return digits;
}
