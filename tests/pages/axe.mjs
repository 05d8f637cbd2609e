// Opens pages in a browser and lets axe-core look at each: in both schemes, at several widths.
// Texts that are aligned against their direction, and pages wider than the window, are found too.
//
// Reads {browser, path, pages, looks} from standard input, where looks has the widths for each
// scheme, and writes a list of {page, scheme, width, rule, what, where} to standard output.
// Packages are looked for in the folder that the script is run in.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(`${process.cwd()}/`);
const { source } = require("axe-core");
const puppeteer = await import(require.resolve("puppeteer-core"));

const { browser, path, pages, looks } = JSON.parse(readFileSync(0, "utf8"));
const found = [];

for (const [scheme, widths] of Object.entries(looks)) {
  const opened = await puppeteer.launch({
    browser,
    executablePath: path,
    args: browser === "chrome" ? ["--no-sandbox", "--disable-gpu"] : [],
    extraPrefsFirefox: { "ui.systemUsesDarkTheme": scheme === "dark" ? 1 : 0 },
  });
  try {
    const tab = await opened.newPage();
    if (browser === "chrome") {
      await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    }
    for (const page of pages) {
      await tab.goto(page, { waitUntil: "load" });
      await tab.evaluate(source);
      for (const width of widths) {
        await tab.setViewport({ width, height: 900 });
        for (const one of await tab.evaluate(look, scheme)) {
          found.push({ page, scheme, width, ...one });
        }
      }
    }
  } finally {
    await opened.close();
  }
}
process.stdout.write(JSON.stringify(found));

// Runs in the page.
async function look(scheme) {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  const rows = violations.map((one) => ({
    rule: one.id,
    what: one.help,
    where: one.nodes.slice(0, 3).map((node) => node.html),
  }));
  const texts = document.querySelectorAll("li, main :is(p, h1, h2, h3, dd, figcaption)");
  const against = [...texts].filter((node) => {
    const { textAlign, direction } = getComputedStyle(node);
    return textAlign === (direction === "rtl" ? "left" : "right");
  });
  if (against.length) {
    const where = against.slice(0, 3).map((node) => node.outerHTML.slice(0, 200));
    rows.push({ rule: "direction", what: "aligned against its direction", where });
  }
  const over = document.documentElement.scrollWidth - window.innerWidth;
  if (over > 0) rows.push({ rule: "overflow", what: `${over} px wider than the window` });
  if (matchMedia("(prefers-color-scheme: dark)").matches !== (scheme === "dark")) {
    rows.push({ rule: "scheme", what: "another scheme than was asked for" });
  }
  return rows;
}
