// Run one scenario in Chromium on a published page, and print its result as JSON.
//
//   node run.js SCENARIO PAGE FACTS     FACTS is JSON for the scenario
//
// Fail if the page raises an error, writes to the console, or asks for anything but itself.
const { pathToFileURL } = require("node:url");
const { Reader } = require("./reader.js");

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-smooth-scrolling",
];

// A visit: a browser context of its own, in which pages of the story are opened.
class Visits {
  constructor(browser, file) {
    this.browser = browser;
    this.url = pathToFileURL(file).href;
    this.trouble = [];
    this.requests = [];
  }

  // Return a context with its own storage. The seed of every reading in it is the same.
  async context(options = {}) {
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 800 },
      reducedMotion: "reduce",
      ...options,
    });
    await context.addInitScript(() => {
      crypto.getRandomValues = (array) => array.fill(7);
    });
    return context;
  }

  // Open the story in a context, and watch the page for trouble.
  async open(context, url = this.url) {
    const page = await context.newPage();
    page.on("pageerror", (error) => this.trouble.push(`error: ${error.stack}`));
    page.on("console", (message) => this.trouble.push(`console: ${message.text()}`));
    page.on("request", (request) => {
      if (request.url().split("#")[0] !== this.url) this.requests.push(request.url());
    });
    await page.goto(url);
    return new Reader(page).ready();
  }
}

async function main() {
  const [scenario, file, facts] = process.argv.slice(2);
  const { chromium } = require(`${process.env.BRANCHLIGHT_PLAYWRIGHT}/playwright-core`);
  const browser = await chromium.launch({ executablePath: process.env.BRANCHLIGHT_BROWSER, args: FLAGS });
  const visits = new Visits(browser, file);
  try {
    const result = await require(`./scenarios/${scenario}.js`)(visits, JSON.parse(facts));
    const { trouble, requests } = visits;
    process.stdout.write(JSON.stringify({ ...result, trouble, requests }));
  } catch (error) {
    throw new Error(visits.trouble.join("\n") || "the page reports nothing", { cause: error });
  } finally {
    await browser.close();
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
