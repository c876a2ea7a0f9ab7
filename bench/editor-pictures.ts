// The pictures of the editor in the documents: node bench/editor-pictures.ts makes them anew, with the built page.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { launchBrowser, openPage, serveFolder } from "../tests/browser/browser.ts";

const docs = join(import.meta.dirname, "..", "docs");
const styles = ["watercolour", "noir", "anime"];
const idea =
  "A night train crosses the mountains under the stars, its windows lit, the camera pans slowly to the right";
const pipeline = {
  reelgraph: 1,
  name: "Night train: three looks, two takes, the best cut",
  inputs: { idea: { type: "text", default: idea }, styles: { type: "list<text>", default: styles } },
  nodes: {
    style: { use: "styles", with: { prompt: "$inputs.idea", styles: "$inputs.styles" } },
    clip: { use: "generate", with: { prompt: "$style.prompt", seconds: 3, size: "960x540", takes: 2 } },
    judge: { use: "evaluate", with: { video: "$clip.video", prompt: "$style.prompt" } },
    best: { use: "pick", with: { items: "$clip.video", scores: "$judge.overall" } },
    card: { use: "title", with: { text: "Night Train", seconds: 2 } },
    film: { use: "concat", with: { clips: ["$card.video", "$best.best"], transition: "crossfade" } },
    sheet: { use: "contact-sheet", with: { videos: "$best.best", columns: 3 } },
  },
  outputs: { film: "$film.video", sheet: "$sheet.image", scores: "$judge.overall" },
};

const browser = await launchBrowser();
await using server = await serveFolder();
writeFileSync(join(server.folder, "night-train.json"), JSON.stringify(pipeline, undefined, 2));
await using opened = await openPage(browser, server, "/p/night-train.json", { width: 1920, height: 1080 });
const { page } = opened;
await page.getByRole("article", { name: /: clip$/ }).waitFor();
await page.keyboard.press("Control+Enter");
await page.getByText("Finished").first().waitFor({ timeout: 180_000 });
await page
  .getByRole("button", { name: /zoom in/i })
  .first()
  .click();
await page.getByRole("article", { name: /: clip$/ }).click({ position: { x: 60, y: 12 } });
await keep("editor");

await page.getByRole("button", { name: "Screening room" }).click();
await page.locator("figure video").nth(3).waitFor();
await page.getByLabel("You rate as").fill("Mara");
await page.getByLabel("You rate as").blur();
for (const key of ["4", "ArrowDown", "5", "p", "ArrowRight", "3", "ArrowLeft"]) {
  await page.keyboard.press(key);
  await page.waitForTimeout(400);
}
for (let frame = 0; frame < 31; frame++) await page.keyboard.press(".");
await page.getByPlaceholder(/Say something/).fill("The light on the windows is just right here.");
await page.getByRole("button", { name: "Add" }).click();
await keep("screening-room");
await browser.close();

/** Writes what is on the screen as docs/NAME.webp, 1600 pixels wide. */
async function keep(name: string): Promise<void> {
  await page.waitForTimeout(2500);
  const file = join(server.folder, `${name}.png`);
  await page.screenshot({ path: file });
  const tool = await browser.newPage();
  const webp = await smaller(tool, readFileSync(file).toString("base64"));
  await tool.close();
  writeFileSync(join(docs, `${name}.webp`), Buffer.from(webp, "base64"));
  console.log(`docs/${name}.webp`);
}

/** The browser itself is what makes a smaller picture of it. */
function smaller(tool: Page, png: string): Promise<string> {
  const draw = `(async () => {
    const image = new Image();
    image.src = "data:image/png;base64,${png}";
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: 1600, height: 900 });
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, 1600, 900);
    return canvas.toDataURL("image/webp", 0.86).split(",")[1];
  })()`;
  return tool.evaluate(draw);
}
