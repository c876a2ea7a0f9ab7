import { readFileSync } from "node:fs";
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

const film = (prompt: string) => ({
  reelgraph: 1,
  nodes: {
    clip: { use: "generate", with: { prompt, seconds: 1, size: "160x90" } },
    ask: { use: "approve", with: { value: "$clip.video", ask: "Is it good?" } },
  },
  outputs: { clip: "$clip.video", good: "$ask.value" },
});
const plain = (prompt: string) => {
  const { ask: _, ...nodes } = film(prompt).nodes;
  return { ...film(prompt), nodes, outputs: { clip: "$clip.video" } };
};

/** Runs a text through the server's own interface and waits until it is over or somebody is asked. */
async function runText({ folder, url }: ServedFolder, text: object): Promise<string> {
  const token = readFileSync(join(folder, ".reelgraph", "token"), "utf8").trim();
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const body = JSON.stringify({ pipeline: "film.json", text: JSON.stringify(text) });
  const started = await fetch(`${url}/api/runs`, { method: "POST", headers, body });
  const { id } = (await started.json()) as { id: string };
  for (let tries = 0; tries < 300; tries++) {
    const { state } = (await (await fetch(`${url}/api/runs/${id}`, { headers })).json()) as { state: string };
    if (state !== "queued" && state !== "running") return id;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${id} does not end`);
}

test("two runs are compared in words, pictures, cost and time, and the older one's graph is looked at and restored", async () => {
  await using server = await serveFolder([], { "film.json": plain("a red boat at dawn") });
  await runText(server, plain("a red boat at dawn"));
  await runText(server, plain("a blue boat at night"));
  await using opened = await openPage(browser, server, "/p/film.json?view=runs");
  const { page, complaints } = opened;
  const list = page.getByRole("region", { name: "List of runs" });
  await list
    .getByRole("button", { name: /^Finished/ })
    .nth(1)
    .waitFor();
  await page.getByText(/clip: prompt "a red boat at dawn" → "a blue boat at night"/).waitFor();
  await page.locator('video[aria-label="clip"]').waitFor();
  expect(await barriers(page)).toEqual([]);
  await keepScreenshot(page, "runs");

  for (const mark of await list.getByRole("checkbox").all()) await mark.check();
  await list.getByRole("button", { name: "Compare" }).click();
  const compare = page.getByRole("region", { name: "Two runs" });
  await compare.getByText(/a red boat at dawn.*→.*a blue boat at night/).waitFor();
  await compare.locator("video").nth(1).waitFor();
  await compare.getByRole("row", { name: /^Cost \$0\.00 \$0\.00/ }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await keepScreenshot(page, "runs-compare");
  await compare.getByRole("button", { name: "Back to the runs" }).click();

  await list
    .getByRole("button", { name: /^Finished/ })
    .nth(0)
    .click();
  await page.getByRole("button", { name: "Graph as it was" }).click();
  await page.getByText(/The graph as of/).waitFor();
  await page.getByRole("article", { name: /clip/ }).getByText("a blue boat at night").first().waitFor();
  expect(
    await page.getByRole("toolbar", { name: "Tools" }).getByText("Node").count(),
    "a past graph offers to add nodes",
  ).toBe(0);
  await page.getByRole("article", { name: /clip/ }).click({ position: { x: 60, y: 14 } });
  await page.getByText("This is how it was.").waitFor();
  expect(await page.getByLabel("Length", { exact: true }).isDisabled()).toBe(true);
  await keepScreenshot(page, "run-past");
  await page.getByRole("button", { name: "Restore as newest version" }).click();
  await expect.poll(() => readFileSync(join(server.folder, "film.json"), "utf8")).toContain("a blue boat at night");
  expect(complaints).toEqual([]);
});

test("the timeline of a past run shows what its units waited for", async () => {
  const takes = { use: "generate", with: { prompt: "a red boat", seconds: 1, size: "160x90", takes: 12 } };
  const many = { reelgraph: 1, nodes: { clip: takes }, outputs: { clips: "$clip.video" } };
  await using server = await serveFolder([], { "film.json": many });
  await runText(server, many);
  await using opened = await openPage(browser, server, "/p/film.json?view=runs");
  const { page, complaints } = opened;
  await page.getByRole("button", { name: "Graph as it was" }).click();
  const waits = page.getByRole("button", { name: /^clip\[\d+\]: waiting/i });
  await waits.first().waitFor();
  expect(await waits.first().getAttribute("title")).toContain("places");
  await keepScreenshot(page, "run-past-waits");
  expect(complaints).toEqual([]);
});

test("a run that waits for somebody is answered from the list of runs, and goes on", async () => {
  await using server = await serveFolder([], { "film.json": film("a red boat at dawn") });
  await runText(server, film("a red boat at dawn"));
  await using opened = await openPage(browser, server, "/p/film.json?view=runs");
  const { page, complaints } = opened;
  await page.getByRole("button", { name: /^Paused/ }).waitFor();
  await page.getByText("Is it good?").first().waitFor();
  await page.getByRole("button", { name: "Decide", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Your decision" });
  await dialog.locator("video").waitFor();
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("button", { name: /^Finished/ }).waitFor({ timeout: 20_000 });
  expect(complaints).toEqual([]);
});
