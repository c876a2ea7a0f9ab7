import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPipelineBox } from "@reelgraph/engine/node";
import { expect, test } from "vitest";
import { reelgraph } from "./cli-program.ts";

test("--embed-pipeline puts the pipeline into delivered films and says what they are then; else films tell nothing", async () => {
  const folder = await mkdtemp(join(tmpdir(), "reelgraph-embed-"));
  try {
    const card = { use: "title", with: { text: "Hello", seconds: 0.5, size: "160x90" } };
    const text = JSON.stringify({ reelgraph: 1, nodes: { card }, outputs: { film: "$card.video" } });
    await writeFile(join(folder, "film.json"), text);
    const film = (out: string) => join(folder, out, "film.mp4");
    expect((await reelgraph(folder, "run", "film.json", "--out", "plain")).code).toBe(0);
    expect((await reelgraph(folder, "run", "film.json", "--out", "carrying", "--embed-pipeline")).code).toBe(0);
    expect(await readPipelineBox(film("plain"))).toBeUndefined();
    expect(await readPipelineBox(film("carrying"))).toMatchObject({ file: "film.json", text, texts: {} });
    const plain = await readFile(film("plain"));
    const carrying = await readFile(film("carrying"));
    expect(carrying.subarray(0, plain.length).equals(plain)).toBe(true);
    const origin = JSON.parse(await readFile(`${film("carrying")}.json`, "utf8")) as object;
    const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
    expect(origin).toMatchObject({
      file: { sha256: sha256(plain), bytes: plain.length },
      delivered: { sha256: sha256(carrying), bytes: carrying.length, holds: "the pipeline" },
    });
    expect(JSON.parse(await readFile(`${film("plain")}.json`, "utf8"))).not.toHaveProperty("delivered");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
