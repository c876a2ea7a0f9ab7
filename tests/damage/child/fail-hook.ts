import fs from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import sqlite from "node:sqlite";

/**
 * Loaded before a process with `--import`: makes its k-th call that writes fail, or all from the k-th on, as `FAIL` says:
 * `{ "at": 7, "code": "ENOSPC", "stays": false }`. A write that fails leaves half of it behind, as a full disk does.
 */
export interface Order {
  readonly at: number;
  readonly code: keyof typeof sqliteCodes;
  readonly stays: boolean;
}

/** What SQLite makes of each: IOERR, FULL, READONLY, CANTOPEN. */
const sqliteCodes = { EIO: 10, ENOSPC: 13, EROFS: 8, EMFILE: 14 } as const;

/** How many calls there were, and which one failed first. Read by the child when it ends. */
export const calls: { count: number; failed?: string } = { count: 0 };
(globalThis as { failCalls?: typeof calls }).failCalls = calls;

const order = JSON.parse(process.env["FAIL"] ?? "{}") as Partial<Order>;

let armed = false;

function failing(name: string): boolean {
  if (!armed) return false;
  calls.count += 1;
  const { at = Infinity, stays = false } = order;
  const fails = stays ? calls.count >= at : calls.count === at;
  if (fails) calls.failed ??= name;
  return fails;
}

type Callable = (this: unknown, ...given: unknown[]) => unknown;

/** Puts a function in another's place that may fail instead. */
function patch(owner: object, name: string, how: (work: Callable, self: unknown, given: unknown[]) => unknown): void {
  const methods = owner as Record<string, Callable>;
  const work = methods[name];
  if (!work) throw new Error(`there is no ${name}`);
  methods[name] = function (...given) {
    return how(work, this, given);
  };
}

function systemError(name: string): Error {
  const code = order.code ?? "EIO";
  return Object.assign(new Error(`${code}: made to fail, ${name}`), { code, syscall: name });
}

function sqliteError(name: string): Error {
  const errcode = sqliteCodes[order.code ?? "EIO"];
  return Object.assign(new Error(`made to fail, ${name}`), { code: "ERR_SQLITE_ERROR", errcode });
}

/** The first half of what was to be written. */
function half(data: unknown): unknown {
  return typeof data === "string" || data instanceof Uint8Array ? data.slice(0, data.length >> 1) : data;
}

for (const name of ["fsyncSync", "mkdirSync", "renameSync", "rmSync", "openSync"]) {
  patch(fs, name, (work, self, given) => {
    // Modules are loaded by opening files, too, but only to read them.
    const reads = name === "openSync" && !(typeof given[1] === "number" && given[1] & fs.constants.O_CREAT);
    if (!reads && failing(name)) throw systemError(name);
    return work.apply(self, given);
  });
}
patch(fs, "writeSync", (work, self, [file, data, ...rest]) => {
  if (!failing("writeSync")) return work.call(self, file, data, ...rest);
  work.call(self, file, half(data), ...rest);
  throw systemError("writeSync");
});
for (const name of ["mkdir", "rename", "rm", "chmod", "copyFile", "open"]) {
  patch(promises, name, (work, self, given) =>
    failing(name) ? Promise.reject(systemError(name)) : work.apply(self, given),
  );
}
patch(promises, "writeFile", async (work, self, [file, data, ...rest]) => {
  if (!failing("writeFile")) return work.call(self, file, data, ...rest);
  await work.call(self, file, half(data), ...rest);
  throw systemError("writeFile");
});
const handle = await promises.open(process.execPath, "r");
const handles = Object.getPrototypeOf(handle) as object;
await handle.close();
patch(handles, "sync", (work, self, given) =>
  failing("handle.sync") ? Promise.reject(systemError("fsync")) : work.apply(self, given),
);
patch(handles, "writeFile", async (work, self, [data, ...rest]) => {
  if (!failing("handle.writeFile")) return work.call(self, data, ...rest);
  await work.call(self, half(data), ...rest);
  throw systemError("write");
});
for (const [owner, name] of [
  [sqlite.DatabaseSync.prototype, "exec"],
  [sqlite.StatementSync.prototype, "run"],
] as const) {
  patch(owner, name, (work, self, given) => {
    if (failing(`${name} ${name === "exec" ? String(given[0]).slice(0, 60) : ""}`)) throw sqliteError(name);
    return work.apply(self, given);
  });
}
syncBuiltinESMExports();
armed = true;
