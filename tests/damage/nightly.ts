// Two hundred damages of each file of a state folder: `npm run damage`. Ends with 1 when one went wrong.
import { tally, treatAll } from "./campaign.ts";
import { openPatient } from "./patient.ts";
import { targets } from "./wounds.ts";

const [from = 1, count = 200] = process.argv.slice(2).map(Number);
// Each damage that is mended is reported as a warning.
process.removeAllListeners("warning");
const patient = await openPatient();
try {
  for (const target of targets) {
    const seeds = Array.from({ length: count }, (_, index) => from + index);
    const outcomes = await treatAll(patient, target, seeds);
    const wrong = outcomes.filter((one) => one.wrong.length > 0);
    console.log(`${target}: ${outcomes.length} damaged, ${wrong.length} wrong`, tally(outcomes));
    for (const one of wrong) console.log(JSON.stringify(one, undefined, 2));
    if (wrong.length > 0) process.exitCode = 1;
  }
} finally {
  await patient.close();
}
