import { createServer, type ServerResponse } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import type { RunEvent } from "@reelgraph/engine";
import { Feed } from "../service/feed.ts";
import { until } from "../testing/project.ts";
import { serveProject } from "../testing/serve-project.ts";
import { sendEvents } from "./event-stream.ts";

interface Message {
  readonly id: number;
  readonly event: string;
  readonly data: { readonly seq: number; readonly type: string };
}

function messages(text: string): Message[] {
  const blocks = text.split("\n\n").filter((block) => block.startsWith("id:"));
  return blocks.map((block) => {
    const [id = "", event = "", data = ""] = block.split("\n").map((line) => line.slice(line.indexOf(":") + 2));
    return { id: Number(id), event, data: JSON.parse(data) as Message["data"] };
  });
}

test("a run is followed while it goes, and from any place on afterwards", async () => {
  await using server = await serveProject();
  const { body } = await server.json<{ id: string }>("/api/runs", { method: "POST", body: { pipeline: "slow.json" } });
  const path = `/api/runs/${body.id}/events`;
  const live = server.ask(path);
  await until(async () => (await server.json<{ state: string }>(`/api/runs/${body.id}`)).body.state === "running");
  await server.project.open();
  const followed = await live;
  expect(followed.headers["content-type"]).toBe("text/event-stream");
  const all = messages(followed.text);
  expect(all.at(-1)).toMatchObject({ event: "run.finished", data: { state: "succeeded" } });
  for (const { id, event, data } of all) expect([id, event]).toEqual([data.seq, data.type]);
  const replayed = messages((await server.ask(path)).text);
  const middle = replayed[1]?.id ?? 0;
  expect(messages((await server.ask(path, { headers: { "last-event-id": String(middle) } })).text)).toEqual(
    replayed.slice(2),
  );
  expect(messages((await server.ask(`${path}?after=${middle}`)).text)).toEqual(replayed.slice(2));
  expect((await server.ask("/api/runs/none/events")).status).toBe(404);
  expect(server.faults).toEqual([]);
});

test("who listens and goes away leaves nothing behind", async () => {
  await using server = await serveProject();
  const { body } = await server.json<{ id: string }>("/api/runs", { method: "POST", body: { pipeline: "slow.json" } });
  const stop = new AbortController();
  const headers = { authorization: `Bearer ${server.token}` };
  const response = await fetch(`${server.served.url}/api/runs/${body.id}/events`, { headers, signal: stop.signal });
  stop.abort();
  await expect(response.text()).rejects.toThrow();
  await server.project.open();
  expect(server.faults).toEqual([]);
});

const progress = (seq: number): RunEvent => ({
  type: "unit.progress",
  seq,
  at: 0,
  run: "r",
  node: "clip",
  item: [],
  fraction: seq / 100,
});
const queued = (seq: number): RunEvent => ({ type: "unit.queued", seq, at: 0, run: "r", node: `clip${seq}`, item: [] });

test("of progress only the newest is told to whoever comes late", async () => {
  const feed = new Feed();
  feed.add(queued(1));
  for (let seq = 2; seq < 50; seq++) feed.add(progress(seq));
  feed.add(queued(50));
  feed.close();
  const told: number[] = [];
  for await (const { seq } of feed.after(0, new AbortController().signal)) told.push(seq);
  expect(told).toEqual([1, 49, 50]);
});

/** A server that streams what a test gives it, and a client that reads nothing of it. */
async function withUnread(events: AsyncIterable<{ seq: number; type: string }>) {
  const { promise, resolve } = Promise.withResolvers<ServerResponse>();
  let over: Promise<void> = Promise.resolve();
  const server = createServer((_, outgoing) => {
    over = sendEvents(outgoing, events, { backlog: 1024 * 1024, patience: 50 });
    resolve(outgoing);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.pause();
  socket.on("error", () => undefined);
  socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const outgoing = await promise;
  return {
    outgoing,
    over: () => over,
    [Symbol.asyncDispose]: async () => {
      socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

test("a reader who never reads is dropped, and little waits for them (check 40)", async () => {
  let most = 0;
  let outgoing: ServerResponse | undefined;
  async function* endless() {
    for (let seq = 1; ; seq++) {
      most = Math.max(most, outgoing?.writableLength ?? 0);
      yield { seq, type: "x", text: "x".repeat(10_000) };
    }
  }
  await using unread = await withUnread(endless());
  ({ outgoing } = unread);
  await unread.over();
  expect(outgoing.destroyed).toBe(true);
  expect(most).toBeLessThan(1.1 * 1024 * 1024);
});

test("a reader of many megabytes gets all of them in order", async () => {
  async function* many() {
    for (let seq = 1; seq <= 1000; seq++) yield { seq, type: "x", text: "x".repeat(10_000) };
  }
  const server = createServer((_, outgoing) => void sendEvents(outgoing, many()));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const text = await (await fetch(`http://127.0.0.1:${port}`)).text();
  expect(messages(text).map(({ id }) => id)).toEqual(Array.from({ length: 1000 }, (_, index) => index + 1));
  await new Promise((closed) => server.close(closed));
});
