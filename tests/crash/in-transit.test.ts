import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { openBench } from "./campaign.ts";
import { startBuyer } from "./child.ts";
import { cycle } from "./cycle.ts";
import { haste } from "./death.ts";

/** Less than a submission may take, more than the vendor needs to show it. */
const delayMs = 600;

/** A way to the vendor on which submissions take long. What was sent arrives even when its sender is gone. */
async function slowWay(to: string): Promise<string> {
  const server = createServer({ allowHalfOpen: true }, (here) => {
    const there = connect(Number(new URL(to).port), "127.0.0.1");
    here.on("data", (data: Buffer) => {
      setTimeout(() => there.write(data), data.subarray(0, 4).toString() === "POST" ? delayMs : 0);
    });
    there.on("data", (data) => here.writable && here.write(data));
    there.on("end", () => here.end());
    here.on("error", () => {});
    there.on("error", () => {});
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it.each([
  ["true", 0],
  ["ten days ahead", 10 * 24 * 60 * 60 * 1000],
])(
  "class B: a submission that arrives after its sender's death is waited for, with a clock that is %s (rule 26)",
  async (_, shiftMs) => {
    const bench = await openBench("B");
    onTestFinished(() => bench.close());
    const vendor = { ...bench.vendor, url: await slowWay(bench.vendor.url) };
    const keeper = startBuyer(bench.bundle, { haste, at: 1, side: "before", deed: { shiftMs } });
    const { wrong, struck } = await cycle({ ...bench, vendor }, keeper, "late", [{ at: "post", side: "after" }]);
    await keeper.end();
    expect([struck, wrong]).toEqual(["post", []]);
  },
);
