import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { artifactsContract } from "../../testing/artifacts-contract.ts";
import { s3Account, startS3 } from "../../testing/s3-server.ts";
import { bucketOf, openStored } from "./configured.ts";
import { openArtifacts } from "./folder.ts";

const other = (bytes: Uint8Array) => bytes.map((byte) => 255 - byte);

artifactsContract("a folder", async (folder) => {
  const shelves = join(folder, "artifacts");
  return {
    open: () => openArtifacts(shelves),
    async damage(name) {
      await writeFile(join(shelves, name), other(await readFile(join(shelves, name))));
      await utimes(join(shelves, name), 1, 1);
    },
    lose: (name) => rm(join(shelves, name)),
    async names() {
      const all = await readdir(shelves, { recursive: true, withFileTypes: true });
      const files = all.filter((entry) => entry.isFile());
      return files.map(({ parentPath, name }) => join(parentPath, name).slice(shelves.length + 1)).toSorted();
    },
  };
});

/** Any other storage, where all below `studio/films` is removed before each test: `S3_TEST="https://HOST BUCKET KEY SECRET" npm test -- PATH`. */
async function namedS3(name: string) {
  const [endpoint = "", bucket = "", key = "", secret = ""] = name.split(" ");
  return { endpoint, bucket, env: { S3_KEY: key, S3_SECRET: secret }, close: async () => {} };
}

const named = process.env["S3_TEST"];
const makers = { "a bucket": startS3, ...(named ? { "another bucket": () => namedS3(named) } : {}) };

for (const [maker, begin] of Object.entries(makers))
  artifactsContract(maker, async (folder) => {
    const server = await begin();
    onTestFinished(() => server.close());
    const { endpoint, bucket, env } = server;
    const config = { endpoint, bucket, prefix: "studio/films", addressing: "path", cacheGb: 1, ...s3Account } as const;
    const objects = bucketOf(config, { folder }, env);
    for await (const one of objects.list(config.prefix)) await objects.remove(one.key);
    const key = (name: string) => `studio/films/artifacts/${name}`;
    return {
      open() {
        // Another machine: it has no copies.
        const state = mkdtempSync(join(folder, "state-"));
        return openStored(config, objects, state);
      },
      async damage(name) {
        const found = await objects.read(key(name));
        const bytes = other(Buffer.concat(await Array.fromAsync(found?.bytes ?? [])));
        const sha256 = createHash("sha256").update(bytes).digest("hex");
        await objects.write(key(name), {
          sha256,
          bytes: bytes.length,
          type: "image/png",
          async *open() {
            yield bytes;
          },
        });
      },
      lose: (name) => objects.remove(key(name)),
      async names() {
        const all = await Array.fromAsync(objects.list(key("")));
        return all.map((one) => one.key.slice(key("").length)).toSorted();
      },
    };
  });
