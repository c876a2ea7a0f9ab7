import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { s3Account, startS3 } from "../../testing/s3-server.ts";
import { parseConfig } from "../config.ts";
import { openWorkspace } from "../workspace.ts";
import { bucketArtifacts } from "./bucket-artifacts.ts";
import { importArtifacts } from "./import.ts";
import { openArtifacts } from "./folder.ts";

const facts = { media: "image", type: "image/png", width: 2, height: 2 } as const;

async function begin() {
  const server = await startS3();
  onTestFinished(() => server.close());
  const folder = await mkdtemp(join(tmpdir(), "reelgraph-configured-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { endpoint, bucket, env } = server;
  const storage = { s3: { endpoint, bucket, prefix: "studio/films", ...s3Account } };
  await writeFile(join(folder, "reelgraph.config.json"), JSON.stringify({ storage }));
  const workspace = await openWorkspace({ folder, env });
  const file = async (content: string) => {
    const path = join(folder, `${content}.part`);
    await writeFile(path, content);
    return path;
  };
  return { server, folder, workspace, file };
}

test("neither tenant nor owner finds what another has put into the bucket", async () => {
  const { server, workspace, file } = await begin();
  const tenants = join(workspace.stateFolder, "tenants");
  const folders = [workspace.stateFolder, join(tenants, "ann"), join(tenants, "bob")] as const;
  const [owner, ann, bob] = folders.map((one) => workspace.storage?.(one));
  const media = await ann?.artifacts.put(await file("hers"), facts);
  if (!media) throw new Error("nothing is stored");
  expect(await ann?.artifacts.find(media.sha256)).toEqual(media);
  for (const other of [owner, bob]) {
    expect(await other?.artifacts.find(media.sha256)).toBeUndefined();
    expect(await other?.artifacts.has(media)).toBe(false);
    expect(await Array.fromAsync(other?.artifacts.list() ?? [])).toEqual([]);
  }
  const [name = ""] = await server.names();
  expect(name).toMatch(/^studio\/films\/tenants\/ann\/artifacts\/[0-9a-f]{2}\/[0-9a-f]{64}\./);
  for (const one of [owner, ann, bob]) one?.close();
});

test("an import takes along what tenants have, leaves out what is there, and leaves behind what is damaged", async () => {
  const { workspace, file } = await begin();
  const { stateFolder } = workspace;
  const tenant = join(stateFolder, "tenants", "ann");
  const own = openArtifacts(join(stateFolder, "artifacts"));
  const mine = await own.put(await file("mine"), facts);
  const bad = await own.put(await file("good"), facts);
  const hers = await openArtifacts(join(tenant, "artifacts")).put(await file("hers"), facts);
  await writeFile(own.path(bad), "evil");
  const open = await bucketArtifacts(workspace);
  if (!open) throw new Error("there is no bucket");
  expect(await importArtifacts(stateFolder, open)).toEqual({ files: 2, bytes: 8, damaged: 1 });
  expect(await importArtifacts(stateFolder, open)).toEqual({ files: 0, bytes: 0, damaged: 0 });
  expect(await open(stateFolder).find(mine.sha256)).toEqual(mine);
  expect(await open(tenant).find(hers.sha256)).toEqual(hers);
  expect(await open(stateFolder).find(bad.sha256)).toBeUndefined();
  expect(await readFile(own.path(mine), "utf8"), "the folder stays as it was").toBe("mine");
});

test.each([
  ["a prefix that leads elsewhere", { prefix: "../others" }],
  ["a name that is no bucket's", { bucket: "Films/other" }],
  ["an address of another kind", { endpoint: "file:///etc" }],
  ["a key that stands there itself", { secretKey: "wJalrXUtnFEMI" }],
])("%s is no storage", (_, wrong) => {
  const s3 = { endpoint: "https://s3.test", bucket: "films", ...s3Account, ...wrong };
  expect(() => parseConfig(JSON.stringify({ storage: { s3 } }), "reelgraph.config.json")).toThrow();
});
