import type { Patient } from "./patient.ts";
import { type Outcome, treat } from "./treat.ts";
import type { Target } from "./wounds.ts";

/** Treats a target with every seed, some side by side. What was wrong names its seed. */
export async function treatAll(patient: Patient, target: Target, seeds: readonly number[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const left = [...seeds];
  const bought = () => patient.vendor.jobs().filter(({ prompt }) => !patient.prompts.has(prompt)).length;
  const before = bought();
  const work = async () => {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      const outcome = await treat(patient, target, seed);
      if (outcome) outcomes.push(outcome);
    }
  };
  await Promise.all([work(), work(), work()]);
  // Each copy has one clip to buy that nobody had bought before.
  const most = outcomes.length;
  if (bought() - before > most) throw new Error(`${target}: ${bought() - before} clips bought in ${most} copies`);
  return outcomes;
}

/** How often work with a damaged state came to what. */
export function tally(outcomes: readonly Outcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { acts } of outcomes) counts[acts.join(", ")] = (counts[acts.join(", ")] ?? 0) + 1;
  return counts;
}
