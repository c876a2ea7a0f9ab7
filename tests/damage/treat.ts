import { hash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ReelgraphError } from "@reelgraph/engine";
import { openWorkspace, RunControl, type SessionResult } from "@reelgraph/engine/node";
import { clipsIn, env, open, type Patient } from "./patient.ts";
import { type Target, wound } from "./wounds.ts";

/** What came of a damage. */
export interface Outcome {
  readonly name: string;
  /** What was damaged. */
  readonly wound: string;
  /** What each attempt to work with it came to: `ok`, or the codes of what was wrong. */
  readonly acts: readonly string[];
  /** What must not happen; empty when the damage was noticed or harmless. */
  readonly wrong: readonly string[];
}

/** Codes that tell of damage. */
const honest = new Set(["journal-damaged", "storage-failed", "unknown-run", "artifact-damaged", "artifact-missing"]);
const { signal } = new AbortController();

/** Damages a copy of the patient's state, then goes on with its paused run and repeats its finished one, twice. */
export async function treat(patient: Patient, target: Target, seed: number): Promise<Outcome | undefined> {
  const { vendor } = patient;
  // Only who died leaves a write-ahead log.
  const folder = patient.take(target.endsWith("-wal") || seed % 2 === 0 ? "died" : "ended");
  try {
    const what = wound(join(folder, ".reelgraph"), target, seed);
    if (what === undefined) return undefined;
    const submitted = vendor.jobs().length;
    const wrong: string[] = [];
    const acts: string[] = [];
    for (const act of [resume, repeat, resume, repeat]) acts.push(await attempt(() => act(folder, patient), wrong));
    // Others are treated at the same time, each with a clip of its own to buy.
    const again = vendor
      .jobs()
      .slice(submitted)
      .filter(({ prompt }) => patient.prompts.has(prompt));
    if (again.length > 0) wrong.push(`paid again for ${again.map(({ prompt }) => prompt).join(", ")}`);
    if (!target.startsWith("journal") && acts.slice(2).some((act) => act !== "ok")) wrong.push("it does not heal");
    return { name: `${target} ${seed}`, wound: what, acts, wrong };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function attempt(act: () => Promise<string>, wrong: string[]): Promise<string> {
  try {
    return await act();
  } catch (thrown) {
    if (!(thrown instanceof ReelgraphError)) wrong.push(`threw ${thrown instanceof Error ? thrown.stack : thrown}`);
    else if (!thrown.problems.every(({ code }) => honest.has(code))) wrong.push(`ended with ${thrown.message}`);
    return thrown instanceof ReelgraphError ? thrown.code : "thrown";
  }
}

async function resume(folder: string, patient: Patient): Promise<string> {
  const runs = new RunControl(await openWorkspace({ folder, env }));
  const { asked } = await runs.show(patient.paused).finally(() => runs.close());
  return hand(folder, "paused", (session) => session.resume(patient.paused, asked, { signal, maxCost: 1 }));
}

function repeat(folder: string): Promise<string> {
  return hand(folder, "finished", (session) => session.run({ signal, maxCost: 1 }));
}

/** Runs, and reads every clip that came out, as whoever gets it would. */
async function hand(
  folder: string,
  name: string,
  run: (session: Awaited<ReturnType<typeof open>>) => Promise<SessionResult>,
): Promise<string> {
  const session = await open(folder, name);
  try {
    const result = await run(session);
    if (result.state !== "succeeded") throw new ReelgraphError(result.problems);
    const clips = clipsIn(result.outputs);
    if (clips.length !== 3) throw new Error(`gave ${clips.length} clips`);
    for (const clip of clips) {
      const bytes = readFileSync(await session.pathOf(clip));
      if (hash("sha256", bytes) !== clip.sha256) throw new Error("handed over other bytes than it says");
    }
    return "ok";
  } finally {
    await session.close();
  }
}
