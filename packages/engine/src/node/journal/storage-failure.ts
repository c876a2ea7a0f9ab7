import { failure, ReelgraphError } from "../../errors.ts";
import { sqliteCode } from "../database.ts";

/**
 * SQLite's codes for a machine that refuses: PERM, BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL, CANTOPEN, NOLFS
 * (https://sqlite.org/rescode.html). Our statements are fixed, so any other code means that the file is not what we wrote.
 */
const refusals = new Set([3, 5, 6, 7, 8, 10, 13, 14, 22]);

/** Of these, the ones that more room doesn't help: PERM, READONLY, CANTOPEN. */
const forbidden = new Set([3, 8, 14]);
/** The same, as the system says it of a folder. */
const denied = new Set(["EACCES", "EPERM", "EROFS", "ENOTDIR"]);

/** Whether SQLite says that a file is damaged, and not just that it can't be used now. */
export function isDamage(thrown: unknown): boolean {
  const code = sqliteCode(thrown);
  return code !== undefined && !refusals.has(code);
}

/** What the disk or the database refused, as a problem that a person can act on. */
export function storageFailure(thrown: unknown): ReelgraphError {
  if (thrown instanceof ReelgraphError) return thrown;
  const cause = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (isDamage(cause)) return journalDamaged(cause.message, cause);
  return failure("storage-failed", `The journal can't be used: ${cause.message}`, {
    hint: isForbidden(cause)
      ? "the state folder must be there to be written to: mend its permissions, or name another with REELGRAPH_HOME"
      : "make room or mend the disk; `reelgraph resume` goes on from what is written",
    cause,
  });
}

function isForbidden(cause: Error): boolean {
  return forbidden.has(sqliteCode(cause) ?? 0) || ("code" in cause && denied.has(String(cause.code)));
}

/** A journal that is not what was written. */
export function journalDamaged(what: string, cause?: unknown): ReelgraphError {
  return failure("journal-damaged", `The journal is damaged: ${what}`, {
    hint: "nothing was sent. Restore the state folder from a backup; what vendors charged is in their own lists",
    ...(cause === undefined ? {} : { cause }),
  });
}

/** Does something with the journal's file; throws `journal-damaged` or `storage-failed` instead of what SQLite throws. */
export function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw storageFailure(thrown);
  }
}
