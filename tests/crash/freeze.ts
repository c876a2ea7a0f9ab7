import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { startBuyer } from "./child.ts";
import { type Bench, chargesOf, type Outcome, resume } from "./cycle.ts";
import { readJournal } from "./dead-journal.ts";
import { clips, makeProject } from "./project.ts";

/** A lease of 15 seconds lapses in one and a half. */
const haste = 10;

/**
 * Freezes a process at a point of its submission, lets another take its run over when its lease has lapsed and end it,
 * and wakes the first up.
 */
export async function freezeCycle(bench: Bench, name: string, at: "connect" | "post"): Promise<Outcome> {
  const { bundle, vendor } = bench;
  const folder = makeProject(bench, name);
  const wrong: string[] = [];
  const expect = (holds: boolean, sentence: string) => holds || wrong.push(`${name}: ${sentence}`);

  const says = join(folder, "says");
  const first = startBuyer(bundle, { haste, at, side: "before", deed: "SIGSTOP", says });
  const woken = first.ask({ go: folder });
  while (!existsSync(says)) await setTimeout(10);
  const sent = chargesOf(vendor, name).length;

  const second = startBuyer(bundle, { haste });
  const { end, parked } = await resume(vendor, second, folder);
  expect(end?.state === "succeeded", `the run is ${end?.state} (${end?.error})`);
  const { records } = readJournal(folder);
  first.kill("SIGCONT");
  const answer = await woken;
  await Promise.all([first.end(), second.end()]);

  expect(answer?.error === "lease-lost", `the first ended with ${answer?.error}`);
  expect(readJournal(folder).records === records, "the first wrote something more");
  const charges = chargesOf(vendor, name);
  expect(sent === 0, `${sent} were charged before it was frozen`);
  expect(charges.length === clips && new Set(charges).size === clips, `charged for ${charges.join(", ")}`);
  return { struck: at, twice: charges.length - new Set(charges).size, lost: 0, parked, wrong };
}
