import { failure, ReelgraphError } from "../../errors.ts";

/** SQLite's codes for files that are damaged: CORRUPT and NOTADB (https://sqlite.org/rescode.html). */
const damaged = new Set([11, 26]);

/** What the disk or the database refused, as a problem that a person can act on. */
export function storageFailure(thrown: unknown): ReelgraphError {
  if (thrown instanceof ReelgraphError) return thrown;
  const cause = thrown instanceof Error ? thrown : new Error(String(thrown));
  const sqlite = "errcode" in cause && typeof cause.errcode === "number" ? cause.errcode & 0xff : 0;
  if (damaged.has(sqlite)) return journalDamaged(cause.message, cause);
  return failure("storage-failed", `The journal can't be written: ${cause.message}`, {
    hint: "make room or mend the disk; `reelgraph resume` goes on from what is written",
    cause,
  });
}

export function journalDamaged(what: string, cause?: unknown): ReelgraphError {
  return failure("journal-damaged", `The journal is damaged: ${what}`, {
    hint: "nothing was sent. Restore the state folder from a backup; what vendors charged is in their own lists",
    ...(cause === undefined ? {} : { cause }),
  });
}
