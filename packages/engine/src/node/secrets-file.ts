import { randomUUID } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { failure } from "../errors.ts";

/**
 * Writes a secret into `.env` beside the configuration, for its owner alone, in place of the one before; undefined takes
 * it out. The other lines stay as they are. Throws `bad-secret` for what such a file can't hold.
 */
export async function writeSecret(folder: string, name: string, value: string | undefined): Promise<void> {
  const file = join(folder, ".env");
  const before = await readFile(file, "utf8").catch(() => "");
  const own = new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`);
  const kept = before.split("\n").filter((line) => !own.test(line));
  while (kept.at(-1) === "") kept.pop();
  if (value !== undefined) kept.push(lineOf(name, value));
  const text = kept.length === 0 ? "" : `${kept.join("\n")}\n`;
  if (parseEnv(text)[name] !== value) throw failure("bad-secret", `.env can't hold this value of ${name}`);
  const part = `${file}.${randomUUID()}.part`;
  try {
    await writeFile(part, text, { flag: "wx", mode: 0o600, flush: true });
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}

function lineOf(name: string, value: string): string {
  const quote = ["'", '"', "`"].find((sign) => !value.includes(sign));
  if (!/^[\x21-\x7e]{1,4096}$/.test(value) || quote === undefined) {
    throw failure("bad-secret", `The value of ${name} is none that a key can have`, {
      expected: "1 to 4096 visible ASCII characters, without spaces",
    });
  }
  return `${name}=${quote}${value}${quote}`;
}
