import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { commands } from "../packages/cli/src/commands.ts";
import { project } from "./cli-program.ts";

const root = join(import.meta.dirname, "..");
const page = readFileSync(join(root, "docs/cli.md"), "utf8");

it("docs/cli.md: its commands work, one after the other, in a new folder", async () => {
  const folder = project({});
  const bin = join(folder, "bin");
  mkdirSync(bin);
  const program = join(root, "packages/cli/bin/reelgraph.js");
  writeFileSync(join(bin, "reelgraph"), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, { mode: 0o755 });
  const blocks = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");
  expect(blocks.length).toBeGreaterThan(3);
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"]}` };
  const { stdout } = await promisify(execFile)("sh", ["-ec", blocks.join("\n")], { cwd: folder, env });
  expect(stdout).toContain(join("my-film", "out", "film.mp4"));
  expect(stdout).toContain('"type":"run.finished","state":"succeeded"');
});

it("docs/cli.md names every command and every option", () => {
  for (const { name, options } of commands) {
    expect(page).toContain(`| \`${name}`);
    for (const option of options) expect(page, `--${option.name} of ${name}`).toContain(`--${option.name}`);
  }
});
