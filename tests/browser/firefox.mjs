// Drives Debian's firefox-esr through the widget's states; prints what it saw as JSON. Run by test_firefox.py.
//   node firefox.mjs PUPPETEER FIREFOX PAGE AXE SCREENSHOTS

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [puppeteerAt, executablePath, url, axeAt, folder] = process.argv.slice(2);
const { default: puppeteer } = await import(pathToFileURL(puppeteerAt));
const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
const seen = { errors: [], foreign: [], violations: {} };
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 860 });
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
  page.on("request", (request) => seen.foreign.push(new URL(request.url()).origin));
  await page.goto(url);
  const root = "document.querySelector('zhize-chat').shadowRoot";
  const until = async (expression) => {
    const end = Date.now() + 15000;
    while (!(await page.evaluate(`Boolean(${expression})`))) {
      if (Date.now() > end) throw new Error(`never true: ${expression}`);
      await new Promise((done) => setTimeout(done, 60));
    }
  };
  const state = async (name) => {
    await page.screenshot({ path: `${folder}/firefox-${name}.png` });
    await page.evaluate(readFileSync(axeAt, "utf8"));
    seen.violations[name] = await page.evaluate(
      "axe.run({runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}}).then((found) => found.violations.map((one) => one.id))",
    );
  };
  await until(`document.querySelector('zhize-chat') && ${root} && ${root}.querySelector('.launch')`);
  await state("closed");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await until(`${root}.activeElement && ${root}.activeElement.id === 'question'`);
  await state("open");
  await page.keyboard.type("谁负责开具增值税发票？");
  await page.keyboard.press("Enter");
  await until(`${root}.querySelector('.counter-number')`);
  seen.counter = await page.evaluate(`${root}.querySelector('.counter-number').textContent`);
  await page.evaluate(`${root}.querySelector('.blocks .chip').click()`);
  seen.quote = await page.evaluate(`${root}.querySelector('.source-entry.active .quote').textContent`);
  await state("sources");
  await page.reload();
  await until(`${root} && ${root}.querySelector('.counter-number')`);
  seen.kept = await page.evaluate(`${root}.querySelectorAll('.turn').length`);
  await page.keyboard.press("Escape");
} finally {
  await browser.close();
}
console.log(JSON.stringify({ ...seen, foreign: [...new Set(seen.foreign)] }));
