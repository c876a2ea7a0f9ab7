import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "./axe.ts";
import { keepScreenshot, launchBrowser, openPage, serveFolder, type ServedFolder } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const write = ({ folder }: ServedFolder, name: string, text: string) => {
  mkdirSync(join(folder, "own"), { recursive: true });
  writeFileSync(join(folder, "own", name), text);
};
const read = ({ folder }: ServedFolder, name: string) => readFileSync(join(folder, "own", name), "utf8");

const plugin = `import { defineNode, gives, one } from "@reelgraph/engine";
import { z } from "zod";

export const countWords = defineNode({
  type: "count-words",
  version: 1,
  title: "Count words",
  doc: "Counts the words of a text.",
  category: "writing",
  purity: "pure",
  inputs: { text: one("text", { doc: "What is counted." }) },
  params: z.object({
    most: z.int().min(1).max(40).default(5).meta({ label: "Most words" }),
    how: z.enum(["loosely", "strictly"]).default("loosely").meta({ label: "How" }),
  }),
  outputs: { count: gives("number", { doc: "How many there are." }) },
  words: { zh: { title: "数词", doc: "数一段文字的词。", params: { most: { label: "最多" } } } },
  run: ({ inputs }) => ({ count: inputs.text.split(" ").length }),
});
`;

test("a plugin's node looks like any other: its card, its form, its words in another language", async () => {
  await using server = await serveFolder([], {
    "count.ts": plugin,
    "reelgraph.config.json": '{ "plugins": ["./count.ts"] }',
  });
  const file = "counting.json";
  write(
    server,
    file,
    '{ "reelgraph": 1, "nodes": { "words": { "use": "count-words", "with": { "text": "one two" } } }, "outputs": { "count": "$words.count" } }\n',
  );
  await using opened = await openPage(browser, server, `/p/own/${file}`);
  const { page, complaints } = opened;
  await page.getByRole("article", { name: "Count words: words" }).locator("header").click();
  await page.getByRole("radio", { name: "strictly" }).click();
  await page.getByRole("textbox", { name: "Most words" }).fill("7");
  await expect.poll(() => read(server, file), { timeout: 15_000 }).toContain('"how": "strictly", "most": 7');
  expect(await barriers(page)).toEqual([]);
  await keepScreenshot(page, "plugin");
  await page.evaluate(() => localStorage.setItem("reelgraph.language", "zh"));
  await page.reload();
  await page.getByRole("article", { name: "数词: words" }).locator("header").click();
  expect(await page.getByRole("textbox", { name: "最多" }).inputValue()).toBe("7");
  expect(complaints).toEqual([]);
});

test("a hostile pipeline is shown as text: it runs no script, asks nobody, and is saved as it was", async () => {
  await using server = await serveFolder();
  const evil = `<img src="http://127.0.0.1:9/x.png" onerror="document.title='owned'"><script>document.title='owned'</script>`;
  const text = `${JSON.stringify({
    $schema: "http://127.0.0.1:9/schema.json",
    reelgraph: 1,
    name: evil,
    note: evil,
    inputs: { idea: { type: "text", default: evil, label: evil, note: `javascript:alert(1)` } },
    nodes: {
      a: { use: `${evil}`, with: { x: evil }, note: evil },
      b: { use: "text", with: { text: `\u202e${evil}{{constructor}}` } },
      c: { use: "image", with: { url: "http://127.0.0.1:9/track.png" } },
      d: { use: "branch", with: { value: "$b.text", when: "constructor.constructor('return 1')()" } },
      constructor2: { use: "text", with: { text: "x".repeat(50_000) } },
    },
    outputs: { all: "$b.text" },
    ui: { a: [-400, 400], b: [0, 0] },
    board: { notes: { n: { text: evil, at: [0, 0, 200, 100] } } },
  })}\n`;
  write(server, "evil.json", text);
  await using opened = await openPage(browser, server, "/p/own/evil.json");
  const { page, complaints } = opened;
  const shown = page.getByRole("article", { name: ": b" });
  await shown.waitFor();
  await shown.locator("header").click();
  await page.getByRole("tabpanel").waitFor();
  await page.waitForTimeout(2000);
  expect(await page.title()).toBe("Reelgraph");
  expect(await page.locator("article script, aside script, header script, article img").count()).toBe(0);
  expect(read(server, "evil.json")).toBe(text);
  // What is wrong with it is refused by the check, which the console tells as an answer of the server; nobody else was asked.
  expect(complaints.filter((one) => !/status of 4\d\d/.test(one))).toEqual([]);
});

test("the place of a problem is one click away: its field has the focus", async () => {
  await using server = await serveFolder();
  const pipeline = {
    reelgraph: 1,
    nodes: { clip: { use: "generate", with: { prompt: "a boat", seconds: 9000 } } },
    outputs: { film: "$clip.video" },
  };
  write(server, "long.json", `${JSON.stringify(pipeline)}\n`);
  await using opened = await openPage(browser, server, "/p/own/long.json");
  const { page } = opened;
  await page.getByRole("button", { name: /^Problems/ }).click();
  await page.getByRole("region", { name: "Problems" }).getByRole("button", { name: /Show/ }).first().click();
  await page.locator('[data-field="seconds"] :focus').waitFor();
});
