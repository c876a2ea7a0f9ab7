// Every call of a small run that writes fails, with each error, once and for good: `npm run damage:disk`.
import { codes, openWard, refuse } from "./refusal.ts";

const [from = 1] = process.argv.slice(2).map(Number);
process.removeAllListeners("warning");
const ward = await openWard();
try {
  for (const stays of [false, true]) {
    for (const code of codes) {
      let [tried, failed, wrong] = [0, 0, 0];
      for (let at = from; ; at++) {
        const refusal = await refuse(ward, { at, code, stays });
        if (refusal.calls.failed === undefined) break;
        tried += 1;
        if (refusal.state !== "succeeded") failed += 1;
        if (refusal.wrong.length === 0) continue;
        wrong += 1;
        process.exitCode = 1;
        console.log(JSON.stringify(refusal, undefined, 2));
      }
      console.log(`${code}${stays ? " for good" : ""}: ${tried} calls, ${failed} runs ended by it, ${wrong} wrong`);
    }
  }
} finally {
  await ward.close();
}
