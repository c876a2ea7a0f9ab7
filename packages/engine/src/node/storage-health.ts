import { randomUUID } from "node:crypto";
import { failure, ReelgraphError } from "../errors.ts";
import { textContent } from "./s3/content.ts";
import { openSecrets } from "./secrets.ts";
import type { NamedSecret } from "./settings.ts";
import type { Workspace } from "./workspace.ts";

/** How the storage of media does that the configuration names. */
export interface StorageHealth {
  readonly address: string;
  readonly keys: readonly NamedSecret[];
  /** `unasked`: without its keys. */
  readonly answers: "yes" | "no" | "unasked";
  /** What went wrong. */
  readonly message?: string;
}

const askMs = 30_000;

/**
 * Puts a small object into the bucket, reads, lists and removes it, and looks for one that isn't there: all that a run needs
 * the keys for. Undefined: media are kept in a folder.
 */
export async function examineStorage(
  { found, env }: Pick<Workspace, "found" | "env">,
  signal: AbortSignal,
): Promise<StorageHealth | undefined> {
  const s3 = found.config.storage?.s3;
  if (!s3) return undefined;
  const secrets = openSecrets(found.folder, env);
  const keys = [s3.accessKey, s3.secretKey].map(({ secret: name }) => ({ name, set: isSet(secrets, name) }));
  const about = { address: `${s3.endpoint.replace(/\/+$/u, "")}/${s3.bucket}`, keys };
  if (keys.some(({ set }) => !set)) return { ...about, answers: "unasked" };
  const asking = AbortSignal.any([signal, AbortSignal.timeout(askMs)]);
  try {
    const { bucketOf } = await import("./artifacts/configured.ts");
    const objects = bucketOf(s3, found, env, { signal: asking });
    const before = s3.prefix === undefined ? "" : `${s3.prefix}/`;
    const key = `${before}doctor/${randomUUID()}`;
    if ((await objects.look(key)) !== undefined) throw failure("storage-failed", "It has what nobody put there");
    await objects.write(key, textContent(key, "text/plain"), { ifFree: true });
    const read = await objects.text(key);
    const listed = await Array.fromAsync(objects.list(`${before}doctor/`));
    await objects.remove(key);
    if (read !== key) throw failure("storage-failed", "It gave back other bytes than were put there");
    if (!listed.some((one) => one.key === key)) throw failure("storage-failed", "It doesn't list what was put there");
    return { ...about, answers: "yes" };
  } catch (thrown) {
    signal.throwIfAborted();
    const message = asking.aborted ? `no answer within ${askMs / 1000} s` : wordsOf(thrown);
    return { ...about, answers: "no", message };
  }
}

function isSet(secrets: ReturnType<typeof openSecrets>, name: string): boolean {
  try {
    return secrets.get(name) !== "";
  } catch {
    return false;
  }
}

function wordsOf(thrown: unknown): string {
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  if (thrown instanceof ReelgraphError && thrown.code === "untrusted-certificate") {
    return `${words}; ${thrown.problems[0]?.hint}`;
  }
  // Told for what isn't there to whoever may not list.
  return words.endsWith("answered 403") ? `${words}; the key must be allowed to list the bucket, too` : words;
}
