import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { failure } from "../errors.ts";
import { withoutMark } from "../pipeline/jsonc.ts";
import { readConfigText } from "./text-file.ts";

/** Secrets by name: from the environment, or else from `.env` beside the configuration (S1). Never from a pipeline. */
export interface Secrets {
  /** Throws `missing-secret` when there is none by that name, `bad-config` when `.env` can't be read. */
  get(name: string): string;
  /** All values that were handed out, for taking them out of logs. */
  used(): readonly string[];
}

export function openSecrets(folder: string, env: Readonly<Record<string, string | undefined>>): Secrets {
  let file: Readonly<Record<string, string | undefined>> | undefined;
  const used = new Set<string>();
  return {
    get(name) {
      file ??= readFile(join(folder, ".env"));
      const value = env[name] ?? file[name];
      if (value === undefined || value === "") {
        throw failure("missing-secret", `The secret "${name}" is not set`, {
          expected: `an environment variable ${name}`,
          hint: `export ${name}=…, or write it into .env beside the configuration`,
        });
      }
      used.add(value);
      return value;
    },
    used: () => [...used],
  };
}

function readFile(file: string): Readonly<Record<string, string | undefined>> {
  return existsSync(file) ? parseEnv(withoutMark(readConfigText(file))) : {};
}
