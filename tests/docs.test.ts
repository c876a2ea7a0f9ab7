import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { readPipeline } from "@reelgraph/engine";
import { loadConfig } from "@reelgraph/engine/node";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const cli = join(root, "packages/cli/bin/reelgraph.js");
const pages = ["README.md", "AGENTS.md", "CONTRIBUTING.md", "examples/README.md"].concat(
  (await readdir(join(root, "docs"))).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`),
);

/** Fenced blocks of one language. */
function blocks(page: string, language: string): readonly string[] {
  return [...page.matchAll(/```(\w+)\n([\s\S]*?)```/g)].flatMap(([, name, text = ""]) =>
    name === language ? [text] : [],
  );
}

describe("documents", () => {
  it.each(pages)("%s links only to what is there", async (page) => {
    const text = await readFile(join(root, page), "utf8");
    const links = [...text.matchAll(/\]\(([^)#:]+)\)|src="([^"]+)"/g)].map((match) => match[1] ?? match[2] ?? "");
    expect(links.filter((link) => !existsSync(resolve(root, dirname(page), link)))).toEqual([]);
  });

  it.each(["README.md", "docs/language.md"])("%s: its pipelines are right", async (page) => {
    const found = blocks(await readFile(join(root, page), "utf8"), "json");
    expect(found.length).toBeGreaterThan(0);
    for (const text of found) {
      expect(readPipeline(text).problems).toEqual([]);
      const file = join(await mkdtemp(join(tmpdir(), "reelgraph-docs-")), "pipeline.json");
      await writeFile(file, text);
      await promisify(execFile)(process.execPath, [cli, "check", file]);
    }
  });

  it("README.md: its commands on a pipeline work", async () => {
    const commands = blocks(await readFile(join(root, "README.md"), "utf8"), "sh").join("\n");
    const own = [...commands.matchAll(/^npm run reelgraph -- ((?:check|plan) .+)$/gm)].map((match) => match[1] ?? "");
    expect(own.length).toBeGreaterThan(1);
    for (const command of own) await promisify(execFile)(process.execPath, [cli, ...command.split(" ")], { cwd: root });
  });

  it("docs/configuration.md: its example is a configuration", async () => {
    const [text = ""] = blocks(await readFile(join(root, "docs/configuration.md"), "utf8"), "json");
    const folder = await mkdtemp(join(tmpdir(), "reelgraph-docs-"));
    await writeFile(join(folder, "reelgraph.config.json"), text);
    expect(loadConfig(folder).config).toMatchObject({ budget: { runUsd: 20 }, llm: { key: { secret: "LLM_KEY" } } });
  });
});
