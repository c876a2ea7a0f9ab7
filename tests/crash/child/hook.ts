import type { RequestOptions } from "node:http";

/**
 * Loaded before a buyer (`node --import`). It counts the points at which something becomes durable or leaves this machine,
 * and strikes at one of them: kills or freezes its own process, or moves the wall clock. The program that it is loaded
 * into knows nothing of it.
 */
export interface Orders {
  /** Which point, by number from 1 or by the beginning of its name (the first such); and whether before or after it. */
  readonly at?: number | string;
  readonly side?: "before" | "after";
  readonly deed?: "SIGKILL" | "SIGSTOP" | { readonly shiftMs: number };
  /** Sleeps and the monotonic clock run so many times as fast, both alike, so that leases lapse sooner. */
  readonly haste?: number;
  /** Port of a database: what is sent there are points, too. */
  readonly database?: number;
  /** Told which point was struck; and all points, when the process ends by itself. */
  readonly says?: string;
}

const { at, side, deed, haste = 1, database, says }: Orders = JSON.parse(process.env["CRASH"] ?? "{}");
// Asked for, as the bundle does it: what is changed here is what it gets, and no more of Node is loaded than it needs.
const fs = process.getBuiltinModule("node:fs");
const http = process.getBuiltinModule("node:http");
const { promises, writeFileSync } = fs;
const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
const { EventEmitter } = process.getBuiltinModule("node:events");
const childProcess = process.getBuiltinModule("node:child_process");

const points: string[] = [];
let struck = false;

function reach(number: number, now: "before" | "after"): void {
  const name = points[number - 1] ?? "";
  if (struck || now !== side || (typeof at === "string" ? !name.startsWith(at) : number !== at)) return;
  struck = true;
  if (says) writeFileSync(says, name);
  if (typeof deed === "object") shift(deed.shiftMs);
  else if (deed) process.kill(process.pid, deed);
}

/** Does something that counts as a point. */
function pass<T>(name: string, work: () => T): T {
  const number = points.push(name);
  reach(number, "before");
  const result = work();
  if (result instanceof Promise) return result.finally(() => reach(number, "after")) as T;
  reach(number, "after");
  return result;
}

function shift(ms: number): void {
  const { now } = Date;
  Date.now = () => now() + ms;
}

process.on("exit", () => says && !struck && writeFileSync(says, points.join("\n")));

// The journal and the cache: a commit is where they become durable; the schema commits by itself.
const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (sql) {
  if (sql !== "COMMIT" && !sql.includes("CREATE TABLE")) return exec.call(this, sql);
  const name = this.location()?.split("/").at(-1);
  return pass(`${sql === "COMMIT" ? "commit" : "schema"} ${name}`, () => exec.call(this, sql));
};

// The head is the only thing that is written with these.
const { writeSync, fsyncSync } = fs;
fs.writeSync = ((...given: Parameters<typeof writeSync>) =>
  pass("write head", () => writeSync(...given))) as typeof writeSync;
fs.fsyncSync = (file) => pass("sync head", () => fsyncSync(file));

// Artifacts.
const { rename, writeFile, open } = promises;
promises.rename = (from, to) => pass("rename", () => rename(from, to));
promises.writeFile = ((...given: Parameters<typeof writeFile>) =>
  pass("write card", () => writeFile(...given))) as typeof writeFile;
await using file = await open(process.execPath);
const handles = Object.getPrototypeOf(file) as typeof file;
const { sync } = handles;
handles.sync = function () {
  return pass("sync file", () => sync.call(this));
};

// The submission: before there is a connection, when it goes out, and when its answer comes.
const { request } = http;
http.request = ((url: URL, options: RequestOptions) => {
  if (options.method !== "POST" || !url.pathname.endsWith("/videos")) return request(url, options);
  const sending = pass("connect", () => request(url, options));
  const { end } = sending;
  sending.end = ((body: Uint8Array) => {
    const number = points.push("post");
    reach(number, "before");
    sending.once("finish", () => reach(number, "after"));
    return Reflect.apply(end, sending, [body]);
  }) as typeof end;
  sending.once("response", (response) => {
    const number = points.push("answer");
    reach(number, "before");
    response.once("end", () => reach(number, "after"));
  });
  return sending;
}) as typeof request;

// Statements to a database on another machine.
if (database !== undefined) {
  const { Socket } = process.getBuiltinModule("node:net");
  const { write } = Socket.prototype;
  Socket.prototype.write = function (this: InstanceType<typeof Socket>, ...given: unknown[]) {
    if (this.remotePort !== database) return Reflect.apply(write, this, given);
    return pass("statement", () => Reflect.apply(write, this, given));
  } as typeof write;
}

// The media process takes longer to start than all the rest. The clips are the mock vendor's, which others have decoded.
childProcess.fork = (() => {
  const facts = { media: "video", type: "video/mp4", width: 64, height: 64, seconds: 1, fps: 24, frames: 24 };
  const answer = { done: { result: { ...facts, codec: "h264", audio: null } } };
  const child = Object.assign(new EventEmitter(), {
    pid: 1,
    exitCode: null,
    signalCode: null,
    ref() {},
    unref() {},
    kill: () => setImmediate(() => child.emit("exit", null, "SIGKILL")),
    send: () => setImmediate(() => child.emit("message", answer)),
  });
  return child;
}) as unknown as typeof childProcess.fork;

if (haste !== 1) {
  const now = performance.now.bind(performance);
  performance.now = () => now() * haste;
  const { setTimeout, setInterval } = globalThis;
  globalThis.setTimeout = ((work: () => void, ms = 0) => setTimeout(work, ms / haste)) as typeof setTimeout;
  globalThis.setInterval = ((work: () => void, ms = 0) => setInterval(work, ms / haste)) as typeof setInterval;
}
