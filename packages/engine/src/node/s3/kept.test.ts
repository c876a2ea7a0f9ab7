import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { s3Account, startS3 } from "../../testing/s3-server.ts";
import { bucketOf } from "../artifacts/configured.ts";
import { textContent } from "./content.ts";

test("connections are kept from one request to the next; one that storage has closed meanwhile costs no wait, and no more than a new one", async () => {
  const server = await startS3();
  onTestFinished(() => server.close());
  const folder = mkdtempSync(join(tmpdir(), "reelgraph-kept-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { endpoint, bucket, env } = server;
  const config = { endpoint, bucket, addressing: "path", cacheGb: 1, ...s3Account } as const;
  const objects = bucketOf(config, { folder }, env);
  const useAll = async (name: string) => {
    expect(await objects.look(name)).toBeUndefined();
    await objects.write(name, textContent(name, "text/plain"));
    expect(await objects.look(name)).toBe(name.length);
    expect(await objects.text(name)).toBe(name);
    expect(await Array.fromAsync(objects.list(name))).toHaveLength(1);
    await objects.remove(name);
  };
  for (const name of ["one", "two", "three"]) await useAll(name);
  expect([server.asked.length > 18, server.connections]).toEqual([true, 1]);
  const before = server.asked.length;
  server.closeIdle();
  await useAll("four");
  // Seven requests: what isn't there is asked for twice.
  expect([server.asked.length - before, server.connections]).toEqual([7, 2]);
  await Promise.all(Array.from({ length: 8 }, (_, number) => useAll(`at-once-${number}`)));
  expect(server.connections).toBeLessThanOrEqual(10);
});
