import { randomUUID } from "node:crypto";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { failure } from "../errors.ts";
import { adapters, loadAdapters } from "../models/adapters.ts";
import { parseJsonc, withoutMark } from "../pipeline/jsonc.ts";
import { rewrite } from "../pipeline/save/rewrite.ts";
import { configName, parseConfig, type FoundConfig } from "./config.ts";

/** A vendor that can be added by its name alone. */
export interface KnownVendor {
  readonly use: string;
  readonly title: string;
  /** The variable in which people keep its key. */
  readonly keyName: string;
  /** How many models are known. */
  readonly models: number;
}

/** The vendors whose address and key name are known. Others must be written into the configuration by hand. */
export async function knownVendors(): Promise<readonly KnownVendor[]> {
  const all = await loadAdapters(Object.keys(adapters));
  return [...all.values()].flatMap(({ use, title, baseUrl, keyName, models }) =>
    baseUrl === undefined || keyName === undefined ? [] : [{ use, title, keyName, models: models.length }],
  );
}

/**
 * Adds a vendor to the configuration, by its own address and with its usual key, and keeps the rest of the file as it is,
 * comments too. Where there is no file yet, one is made. Throws `unknown-vendor`, `provider-exists`, `bad-config`.
 */
export async function addProvider({ file, folder, config }: FoundConfig, id: string, use: string): Promise<void> {
  const known = await knownVendors();
  if (!known.some((vendor) => vendor.use === use)) {
    throw failure("unknown-vendor", `"${use}" can't be added by its name alone`, {
      expected: known.map((vendor) => vendor.use).join(", "),
      hint: `write it into ${configName}`,
    });
  }
  if (Object.hasOwn(config.providers, id)) {
    throw failure("provider-exists", `There is a vendor "${id}" already`, { hint: "choose another name" });
  }
  const path = file ?? join(folder, configName);
  const text = file === undefined ? "{}\n" : withoutMark(await readFile(path, "utf8"));
  const parsed = parseJsonc(text);
  const before = "value" in parsed ? (parsed.value as { readonly providers?: object }) : {};
  const after = { ...before, providers: { ...before.providers, [id]: { use } } };
  const written = rewrite(text, before, after);
  parseConfig(written, path);
  const mode = file === undefined ? 0o644 : (await stat(path)).mode & 0o777;
  const part = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(part, written, { flag: "wx", mode, flush: true });
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
}
