import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A way to a server on this machine that can be disturbed. */
export interface FaultProxy {
  readonly port: number;
  /** Ends all connections at once, in the middle of whatever they were doing. */
  cut(): void;
  /** Lets nothing through for so many ms, in neither direction; connections stay open. */
  stall(ms: number): void;
  /** Ends so many connections as soon as they have said who they are, of those that are meant by it. */
  refuse(count: number, isMeant: (greeting: string) => boolean): void;
  close(): Promise<void>;
}

export async function startFaultProxy(to: number): Promise<FaultProxy> {
  const open = new Set<Socket>();
  let stalledUntil = 0;
  let refusals = 0;
  let isMeant: (greeting: string) => boolean = () => false;
  const server = createServer((here) => {
    const there = connect(to, "127.0.0.1");
    here.once("data", (greeting) => {
      if (refusals === 0 || !isMeant(greeting.toString())) return;
      refusals -= 1;
      here.destroy();
    });
    for (const [from, into] of [
      [here, there],
      [there, here],
    ] as const) {
      open.add(from);
      from.on("data", (data) => {
        const wait = stalledUntil - Date.now();
        if (wait <= 0) return void into.write(data);
        // What came is held back, and nothing more is read.
        from.pause();
        setTimeout(() => {
          if (into.writable) into.write(data);
          from.resume();
        }, wait);
      });
      from.on("error", () => {});
      from.on("close", () => {
        open.delete(from);
        into.destroy();
      });
    }
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    refuse(count, which) {
      refusals = count;
      isMeant = which;
    },
    stall: (ms) => void (stalledUntil = Date.now() + ms),
    async close() {
      server.close();
      cut();
      await once(server, "close");
    },
  };
}
