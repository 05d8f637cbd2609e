// Opens pages in a browser and lets axe-core look at each: in both schemes, at several widths.
//
// Reads {browser, pages, widths, schemes} from standard input, and writes a list of
// {page, scheme, width, rule, what, where} to standard output. Packages are looked for in the
// folder that the script is run in.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(`${process.cwd()}/`);
const { source } = require("axe-core");
const puppeteer = await import(require.resolve("puppeteer-core"));

const { browser: executablePath, pages, widths, schemes } = JSON.parse(readFileSync(0, "utf8"));
const browser = await puppeteer.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"],
});
const found = [];
try {
  const tab = await browser.newPage();
  tab.on("pageerror", (error) => found.push({ page: tab.url(), rule: "script", what: `${error}` }));
  for (const page of pages) {
    await tab.goto(page, { waitUntil: "load" });
    await tab.evaluate(source);
    for (const scheme of schemes) {
      await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      for (const width of widths) {
        await tab.setViewport({ width, height: 900 });
        const result = await tab.evaluate(async () => {
          const { violations } = await axe.run(document, { resultTypes: ["violations"] });
          const overflow = document.documentElement.scrollWidth - window.innerWidth;
          return { violations, overflow };
        });
        for (const one of result.violations) {
          const where = one.nodes.map((node) => node.html).slice(0, 3);
          found.push({ page, scheme, width, rule: one.id, what: one.help, where });
        }
        if (result.overflow > 0) {
          found.push({ page, scheme, width, rule: "overflow", what: `${result.overflow} px` });
        }
      }
    }
  }
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(found));
