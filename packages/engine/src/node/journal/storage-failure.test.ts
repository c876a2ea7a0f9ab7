import { expect, test } from "vitest";
import { storageFailure } from "./storage-failure.ts";

/** What SQLite throws. */
const sqlite = (errcode: number) => Object.assign(new Error("it says no"), { errcode, code: "ERR_SQLITE_ERROR" });
const hintOf = (errcode: number) => storageFailure(sqlite(errcode)).problems[0]?.hint;

test("a folder that can't be written to wants other permissions, a full disk room, and damage a backup", () => {
  expect(hintOf(14)).toContain("mend its permissions, or name another with REELGRAPH_HOME");
  // SQLITE_READONLY_DBMOVED: upper bits only tell more.
  expect(hintOf(8 | (4 << 8))).toContain("mend its permissions");
  const denied = Object.assign(new Error("EACCES: permission denied"), { code: "EACCES", syscall: "mkdir" });
  expect(storageFailure(denied).problems[0]?.hint).toContain("mend its permissions");
  expect(hintOf(13)).toContain("make room");
  expect(hintOf(11)).toContain("backup");
});
