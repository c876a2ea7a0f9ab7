import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";

/** The SHA-256, in hex, and size of a file, read from its bytes. */
export async function identify(file: string, signal?: AbortSignal): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024, signal })) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest("hex"), bytes };
}

/** Tells whether files hold the bytes that their hash says. Each is read once, and again when it has changed. */
export function openSeal(): (file: string, sha256: string) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>();
  return (file, sha256) => {
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found?.isFile()) return Promise.resolve(false);
    const name = `${file} ${found.ino} ${found.size} ${found.mtimeMs}`;
    let answer = known.get(name);
    if (!answer) {
      answer = identify(file).then((own) => own.sha256 === sha256);
      known.set(name, answer);
      // What couldn't be read is read again.
      answer.catch(() => known.delete(name));
    }
    return answer;
  };
}
