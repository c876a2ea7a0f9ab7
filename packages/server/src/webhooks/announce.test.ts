import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { testProject, until } from "../testing/project.ts";
import { serveProject } from "../testing/serve-project.ts";

test("whoever asked for it is told when a run is over, and doesn't hold it up", async () => {
  const told: { readonly headers: IncomingHttpHeaders; readonly text: string }[] = [];
  const receiver = createServer((incoming, outgoing) => {
    let text = "";
    incoming.on("data", (chunk: Buffer) => (text += chunk));
    incoming.on("end", () => {
      told.push({ headers: incoming.headers, text });
      outgoing.writeHead(204).end();
    });
  });
  await new Promise<void>((listening) => receiver.listen(0, "127.0.0.1", listening));
  const { port } = receiver.address() as AddressInfo;
  await using project = await testProject();
  writeFileSync(
    project.at("reelgraph.config.json"),
    JSON.stringify({ plugins: ["wait.mjs"], allowHosts: [`127.0.0.1:${port}`] }),
  );
  await using server = await serveProject({}, project);
  const start = (pipeline: string, callbackUrl: string) =>
    server.json<{ id: string }>("/api/runs", { method: "POST", body: { pipeline, callbackUrl } });
  expect(await start("clip.json", "http://127.0.0.1:1/x")).toMatchObject({
    status: 422,
    body: { code: "url-refused" },
  });
  const { body } = await start("clip.json", `http://127.0.0.1:${port}/hook`);
  await until(() => told.length === 1);
  const [first] = told;
  expect(first?.headers).toMatchObject({
    "webhook-id": `${body.id}.succeeded`,
    "webhook-signature": expect.stringMatching(/^v1,/),
  });
  const message = JSON.parse(first?.text ?? "") as { data: { files: { url: string }[] } };
  expect(message).toMatchObject({
    type: "run.succeeded",
    data: { id: body.id, files: [{ name: "film", type: "video/mp4" }] },
  });
  expect((await server.ask(message.data.files[0]?.url ?? "", { token: null })).status).toBe(200);
  await until(async () => (await server.json<{ state: string }[]>("/api/webhooks")).body[0]?.state === "delivered");
  const refused = await start("clip.json", "https://127.0.0.1/hook");
  expect(refused.status).toBe(202);
  await until(async () => JSON.stringify((await server.json("/api/webhooks")).body).includes("private address"));
  expect(server.faults).toEqual([]);
  await new Promise((closed) => receiver.close(closed));
});
