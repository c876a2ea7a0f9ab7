import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "reelgraph-release-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program in the folder where the package is installed, without anything of the repository around it. */
function run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
  const around = { ...env, PATH, HOME, TMPDIR, SystemRoot };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: "utf8", env: around });
  return { status, stdout, stderr };
}
const bin = join(folder, "node_modules", "reelgraph", "bin", "reelgraph.js");
const reelgraph = (...args: string[]) => run(process.execPath, [bin, ...args]);
const json = (path: string) => JSON.parse(readFileSync(path, "utf8"));

beforeAll(() => {
  const packed = spawnSync(process.execPath, ["scripts/pack.mjs", folder], { cwd: root, encoding: "utf8" });
  expect(packed.status, packed.stderr).toBe(0);
  const { packageManager } = json(join(root, "package.json"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
  // With the store of the repository's own install, so that next to nothing is fetched.
  const args = ["--yes", packageManager, "add", "--prefer-offline", "--ignore-scripts", packed.stdout.trim()];
  const installed = run("npx", args, { CI: "true" });
  expect(installed.status, installed.stdout + installed.stderr).toBe(0);
}, 600_000);

describe("the packed package, installed into an empty folder", () => {
  it("holds no sources, and depends on nothing of the workspace", () => {
    const installed = join(folder, "node_modules", "reelgraph");
    expect(
      readdirSync(installed)
        .filter((name) => name !== "node_modules")
        .toSorted(),
    ).toEqual(["LICENSE", "NOTICE", "README.md", "bin", "dist", "package.json"].toSorted());
    if (process.platform !== "win32") expect(statSync(bin).mode & 0o111, "it can be executed").toBe(0o111);
    expect(Object.keys(json(join(installed, "package.json")).dependencies).join()).not.toContain("@reelgraph/");
  });

  it("starts a project, checks and plans it, and makes its film without a network", { timeout: 300_000 }, () => {
    expect(reelgraph("init", "film")).toMatchObject({ status: 0 });
    expect(reelgraph("check", "film/pipeline.json")).toMatchObject({ status: 0 });
    expect(reelgraph("plan", "film/pipeline.json")).toMatchObject({ status: 0 });
    const made = reelgraph("run", "film/pipeline.json", "--json");
    expect(made, made.stderr).toMatchObject({ status: 0 });
    const { state, outputs } = JSON.parse(made.stdout.trim().split("\n").at(-1) ?? "");
    expect(state).toBe("succeeded");
    expect(readFileSync(outputs.film.path).subarray(4, 8).toString()).toBe("ftyp");
  });

  it("loads plugins with the engine that runs them", () => {
    const node = `import { defineNode, gives } from "@reelgraph/engine"; import { z } from "zod";
      export const shout = defineNode({ type: "shout", version: 1, title: "", doc: "", category: "flow", purity: "pure", instant: true,
        inputs: {}, params: z.object({ text: z.string() }), outputs: { text: gives("text", { doc: "" }) },
        run: ({ params }) => ({ text: params.text.toUpperCase() }) });`;
    writeFileSync(join(folder, "shout.js"), node);
    writeFileSync(join(folder, "reelgraph.config.json"), JSON.stringify({ plugins: ["./shout.js"] }));
    const nodes = { a: { use: "shout", with: { text: "hello" } } };
    const pipeline = { reelgraph: 1, nodes, outputs: { text: "$a.text" } };
    writeFileSync(join(folder, "shout.json"), JSON.stringify(pipeline));
    const { stdout, stderr } = reelgraph("run", "shout.json", "--json");
    expect(stdout, stderr).toContain("HELLO");
  });

  it("serves the editor", { timeout: 120_000 }, async () => {
    const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
    const server = spawn(process.execPath, [bin, "serve", "--port", "0"], {
      cwd: folder,
      env: { PATH, HOME, TMPDIR, SystemRoot },
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const url = await new Promise<string>((resolve) =>
        server.stdout.once("data", (text) => resolve(String(text).trim())),
      );
      const page = await (await fetch(url)).text();
      const script = /src="([^"]+\.js)"/.exec(page)?.[1];
      expect(script).toBeDefined();
      expect((await fetch(new URL(script ?? "", url))).headers.get("content-type")).toContain("javascript");
    } finally {
      server.kill();
    }
  });

  // A Node of before 24, where there is one.
  const older = ["/usr/bin/node", "/usr/local/bin/node"].find((path) => {
    const version = existsSync(path) ? run(path, ["-p", "process.versions.node"]).stdout : "";
    return version !== "" && Number.parseInt(version, 10) < 24;
  });
  it.skipIf(!older)("says on an older Node what it needs", () => {
    expect(run(older ?? "", [bin, "--version"])).toMatchObject({
      status: 5,
      stderr: expect.stringContaining("reelgraph needs Node 24 or later"),
    });
  });
});
