import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { openHttp } from "./http.ts";

/** A server that answers every request so, and keeps what it was asked. */
async function answering(status: number, headers: Readonly<Record<string, string>> = {}) {
  const asked: IncomingMessage["headers"][] = [];
  const server = createServer((incoming, outgoing) => {
    asked.push(incoming.headers);
    outgoing.writeHead(status, headers).end("here");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => new Promise<void>((closed) => void server.close(() => closed())));
  return { asked, host: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const signal = AbortSignal.timeout(10_000);

test("a redirect to another origin is followed without the key that was meant for the first (check 24)", async () => {
  const there = await answering(200);
  const here = await answering(302, { location: `http://${there.host}/clip` });
  const http = openHttp({ allowHosts: [here.host, there.host] }, (text) => text);
  const asked = {
    method: "GET",
    url: `http://${here.host}/`,
    headers: { authorization: "Bearer key" },
    signal,
  } as const;
  const answer = await http({ ...asked, redirects: 3 });
  expect(await answer.text()).toBe("here");
  expect(here.asked.map(({ authorization }) => authorization)).toEqual(["Bearer key"]);
  expect(there.asked.map(({ authorization }) => authorization)).toEqual([undefined]);
});

test("a redirect is not followed where nobody asked for that, nor to a place that may not be called", async () => {
  const there = await answering(200);
  const here = await answering(302, { location: `http://${there.host}/clip` });
  const http = openHttp({ allowHosts: [here.host] }, (text) => text);
  const asked = { method: "GET", url: `http://${here.host}/`, signal } as const;
  expect((await http(asked)).status).toBe(302);
  await expect(http({ ...asked, redirects: 3 })).rejects.toThrow();
  expect(there.asked).toEqual([]);
});
