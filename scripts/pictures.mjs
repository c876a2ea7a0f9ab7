// Makes the pictures of the examples anew, after the renderer or an example has changed: node scripts/pictures.mjs [NAME…]
// Look at them before you commit them.
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMockVendor } from "@reelgraph/mock-vendor";
import { ExecutionSession } from "../packages/engine/src/node/session.ts";

const { createCanvas, loadImage } = createRequire(new URL("../packages/engine/package.json", import.meta.url))(
  "@napi-rs/canvas",
);
const folder = join(import.meta.dirname, "../examples");
const widest = 1600;
const quality = 80;
/** The node whose picture tells most of an example, the first that there is. */
const nodes = ["preview", "sheet", "poster"];

const wanted = process.argv.slice(2);
const all = (await readdir(folder, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "ported")
  .map(({ name }) => name);
const home = await mkdtemp(join(tmpdir(), "reelgraph-pictures-"));
const vendor = await startMockVendor({ jobMs: 5 });
try {
  for (const name of wanted.length > 0 ? wanted : all) {
    const pictures = await picturesOf(name);
    const target = join(folder, name, "picture.webp");
    if (pictures[0]?.endsWith(".webp")) await copyFile(pictures[0], target);
    else await writeFile(target, await stacked(pictures));
    console.log(target);
  }
} finally {
  await vendor.close();
  await rm(home, { recursive: true, force: true });
}

/** The files of the telling node's pictures, in order. */
async function picturesOf(name) {
  const file = join(folder, name, "pipeline.json");
  const env = { REELGRAPH_HOME: join(home, "state"), STUDIO_KEY: "any" };
  const options = { file, env, ...(name === "extend-and-edit" ? { config: await withVendor(name) } : {}) };
  const session = await ExecutionSession.open(options);
  try {
    const node = nodes.find((one) => session.nodes.includes(one));
    const found = [];
    const onEvent = (event) => {
      if ((event.type !== "unit.finished" && event.type !== "unit.cached") || event.node !== node) return;
      const image = event.outputs?.image?.value;
      if (image) found.push({ item: event.item.join(" "), image });
    };
    await session.run({ signal: new AbortController().signal, out: join(home, name), to: [node], onEvent });
    found.sort((a, b) => (a.item < b.item ? -1 : 1));
    return await Promise.all(found.map(({ image }) => session.pathOf(image)));
  } finally {
    await session.close();
  }
}

/** The example's configuration with the address of the vendor that runs here. */
async function withVendor(name) {
  const text = await readFile(join(folder, name, "reelgraph.config.json"), "utf8");
  const config = join(home, "reelgraph.config.json");
  await writeFile(config, text.replace("http://127.0.0.1:4500", vendor.url));
  return config;
}

async function stacked(files) {
  const images = await Promise.all(files.map((file) => loadImage(file)));
  const width = Math.min(widest, Math.max(...images.map((image) => image.width)));
  const heights = images.map((image) => Math.round((image.height * width) / image.width));
  const canvas = createCanvas(
    width,
    heights.reduce((sum, height) => sum + height, 0),
  );
  let top = 0;
  images.forEach((image, index) => {
    canvas.getContext("2d").drawImage(image, 0, top, width, heights[index]);
    top += heights[index];
  });
  return canvas.encode("webp", quality);
}
