import { parentPort } from "node:worker_threads";
import type { LabMessage } from "./lab.ts";
import { print } from "./print.ts";

/** The lab's thread: gets an order, then one message a frame, and says when each frame is done. */
let order: Extract<LabMessage, { order: unknown }>["order"] | undefined;

parentPort?.on("message", (message: LabMessage) => {
  if ("next" in message) {
    if (order === undefined) return;
    const { n, exposure, weight } = message.next;
    const first = weight === undefined ? undefined : { pixels: order.first, weight };
    print(order.print, { n, pixels: order.pixels, exposure, first }, order.films[n % 2 === 0 ? 0 : 1]);
    parentPort?.postMessage(n, []);
  } else order = "order" in message ? message.order : undefined;
});
