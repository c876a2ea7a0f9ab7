// Every call of a small run that writes fails, with each error, once and for good: `npm run damage:disk`. An argument says
// at which call to begin. All series go on at once: most of it is waiting.
import { codes, openWard, refuse } from "./refusal.ts";

const [from = 1] = process.argv.slice(2).map(Number);
process.removeAllListeners("warning");
const ward = await openWard();
const series = [false, true].flatMap((stays) => codes.map((code) => ({ code, stays })));

async function workOff(each: (typeof series)[number]): Promise<void> {
  let [tried, failed, wrong] = [0, 0, 0];
  for (let at = from; ; at++) {
    const refusal = await refuse(ward, { at, ...each });
    if (refusal.calls.failed === undefined) break;
    tried += 1;
    if (refusal.state !== "succeeded") failed += 1;
    if (refusal.wrong.length === 0) continue;
    wrong += 1;
    process.exitCode = 1;
    console.log(JSON.stringify(refusal, undefined, 2));
  }
  const what = `${each.code}${each.stays ? " for good" : ""}`;
  console.log(`${what}: ${tried} calls, ${failed} runs ended by it, ${wrong} wrong`);
}

try {
  await Promise.all(series.map(workOff));
} finally {
  await ward.close();
}
