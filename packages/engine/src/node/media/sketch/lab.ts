import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Negative, PrintOrder } from "./print.ts";

/** A take to print, and the memory that both threads see. */
interface Order {
  readonly print: PrintOrder;
  readonly pixels: Int32Array;
  /** The first frame's pixels; empty where a take has none. */
  readonly first: Int32Array;
  readonly films: readonly [Uint8Array, Uint8Array];
}

/** What the lab's thread is told: a new take, the next frame of it, or that the take is over. */
export type LabMessage =
  | { readonly order: Order }
  | { readonly next: Pick<Negative, "n" | "exposure"> & { readonly weight: number | undefined } }
  | { readonly over: true };

/** Prints frames in a thread of its own, while the next are drawn and the last encoded. */
export interface Lab {
  /** Says what to print; once, before the first frame. */
  open(order: PrintOrder, withFirst: boolean): void;
  /** Prints one frame; the one before must be done. The planes stay as they are while the next frame is printed. */
  print(negative: Negative): Promise<Uint8Array>;
  close(): Promise<void>;
}

const program = import.meta.url.endsWith(".ts") ? "./lab-thread.ts" : "./lab-thread.js";

/** The thread of the last take: warm, it prints the next one faster. */
let idle: Worker | undefined;

/** Starts the thread, which loads while the world is built. */
export function startLab(): Lab {
  const thread = idle ?? new Worker(new URL(program, import.meta.url));
  idle = undefined;
  thread.ref();
  const closing = new AbortController();
  // Heard even while nobody waits for a frame.
  const failed = once(thread, "error", closing).then(([error]) => Promise.reject(error));
  failed.catch(() => {});
  let order: Order | undefined;
  let busy = false;
  const tell = (message: LabMessage) => thread.postMessage(message, []);
  return {
    open(print, withFirst) {
      const { size, drawn } = print;
      const area = size.width * size.height;
      const film = () => new Uint8Array(new SharedArrayBuffer((area * 3) / 2));
      order = {
        print,
        pixels: new Int32Array(new SharedArrayBuffer(drawn.width * drawn.height * 4)),
        first: new Int32Array(new SharedArrayBuffer(withFirst ? area * 4 : 0)),
        films: [film(), film()],
      };
      tell({ order });
    },
    async print({ n, pixels, exposure, first }) {
      if (order === undefined) throw new Error("The lab has no order");
      order.pixels.set(pixels);
      if (first) order.first.set(first.pixels);
      tell({ next: { n, exposure, weight: first?.weight } });
      busy = true;
      await Promise.race([once(thread, "message"), failed]);
      busy = false;
      return order.films[n % 2 === 0 ? 0 : 1];
    },
    async close() {
      closing.abort();
      if (busy || idle !== undefined) return void (await thread.terminate());
      tell({ over: true });
      thread.unref();
      idle = thread;
    },
  };
}
