import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { serveProject, type TestServer } from "../testing/serve-project.ts";

const picture = readFileSync(new URL("../../../../docs/first-film.png", import.meta.url));

const bring = async ({ served, token }: TestServer, name: string, body: Buffer, file = "greet.json") => {
  const address = `${served.url}/api/pipeline/media?${new URLSearchParams({ file, name })}`;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/octet-stream" };
  const response = await fetch(address, { method: "POST", headers, body: new Uint8Array(body) });
  return { status: response.status, body: (await response.json()) as { file: string; code: string } };
};

test("a picture is put beside a pipeline by what it is, once, and nothing is overwritten", async () => {
  await using server = await serveProject();
  const there = () => readdirSync(server.project.at("media")).toSorted();
  expect(await bring(server, "../Red boat.exe", picture)).toMatchObject({
    status: 201,
    body: { file: "media/Red-boat.exe.png", media: { media: "image" } },
  });
  expect((await bring(server, "Red boat.exe", picture)).body.file).toBe("media/Red-boat.exe.png");
  expect(there()).toEqual(["Red-boat.exe.png"]);
  expect(readFileSync(server.project.at("media/Red-boat.exe.png")).equals(picture)).toBe(true);
  expect((await bring(server, "page.png", Buffer.from("<script>"))).status).toBe(422);
  expect((await bring(server, "boat.png", picture, "../greet.json")).status).toBe(422);
  expect((await bring(server, "boat.png", picture, "none.json")).status).toBe(404);
  expect(there()).toEqual(["Red-boat.exe.png"]);
  expect(server.faults).toEqual([]);
});
