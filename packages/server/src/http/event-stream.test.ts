import { createServer, type ServerResponse } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import type { RunEvent } from "@reelgraph/engine";
import { Feed } from "../service/feed.ts";
import { until } from "../testing/project.ts";
import { serveProject } from "../testing/serve-project.ts";
import { listening } from "../service/follower.ts";
import { EventStream } from "./event-stream.ts";

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
  expect(await server.ask(path, { method: "HEAD" })).toMatchObject({ status: 200, text: "" });
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
  await feed.tell(listening(0, AbortSignal.timeout(60_000), ({ seq }) => told.push(seq)));
  expect(told).toEqual([1, 49, 50]);
});

test("thousands who follow are told everything once and in order, wherever they begin and whoever leaves", async () => {
  const feed = new Feed();
  feed.add(queued(1));
  const left = new AbortController();
  const followers = Array.from({ length: 2000 }, (_, index) => {
    const told: number[] = [];
    const signal = index % 10 === 3 ? left.signal : AbortSignal.timeout(60_000);
    const over = feed.tell(listening(index % 2, signal, ({ seq }) => told.push(seq)));
    return { told, over, leaves: index % 10 === 3 };
  });
  for (let seq = 2; seq <= 5; seq++) {
    feed.add(queued(seq));
    await new Promise((resolve) => setImmediate(resolve));
    if (seq === 3) left.abort();
  }
  feed.close();
  await Promise.all(followers.map(({ over }) => over));
  for (const [index, { told, leaves }] of followers.entries()) {
    const all = [1, 2, 3, 4, 5].slice(index % 2);
    expect(told).toEqual(leaves ? all.slice(0, told.length) : all);
  }
});

const event = (seq: number) => ({ seq, type: "x", text: "x".repeat(10_000) });

/** A server that streams to a client. */
async function streaming(patience: number, use: (stream: EventStream, outgoing: ServerResponse) => void) {
  const server = createServer((_, outgoing) => use(new EventStream(outgoing, 0, { patience }), outgoing));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

test("a reader who never reads is dropped, and little waits for them (check 40)", async () => {
  const { promise, resolve } = Promise.withResolvers<{ stream: EventStream; outgoing: ServerResponse }>();
  await using server = await streaming(50, (stream, outgoing) => resolve({ stream, outgoing }));
  const socket = connect(server.port, "127.0.0.1");
  socket.pause();
  socket.on("error", () => undefined);
  socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const { stream, outgoing } = await promise;
  let most = 0;
  while (stream.state !== "gone") {
    // More in one piece than there is room for.
    if (stream.state === "ready") stream.take(Array.from({ length: 1000 }, (_, at) => event(stream.seq + at + 1)));
    most = Math.max(most, outgoing.writableLength);
    await new Promise((again) => setImmediate(again));
  }
  expect(outgoing.destroyed).toBe(true);
  expect(most).toBeGreaterThan(1024 * 1024);
  expect(most).toBeLessThan(1.1 * 1024 * 1024);
});

test("a reader of many megabytes gets all of them in order", async () => {
  const feed = Array.from({ length: 1000 }, (_, index) => event(index + 1));
  await using server = await streaming(60_000, (stream) => {
    const more = () => {
      while (stream.state === "ready" && stream.seq < feed.length) stream.take(feed.slice(stream.seq));
      if (stream.seq === feed.length) stream.end();
    };
    stream.changed = more;
    more();
  });
  const text = await (await fetch(`http://127.0.0.1:${server.port}`)).text();
  expect(messages(text).map(({ id }) => id)).toEqual(feed.map(({ seq }) => seq));
});
