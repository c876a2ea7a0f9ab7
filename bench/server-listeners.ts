// Ten thousand event streams on one server: does everybody get every event once and in order, and how late?
// node bench/server-listeners.ts [LISTENERS]
import { connect, type Socket } from "node:net";
import { machine, openServer } from "./server/open-server.ts";
import { percentile } from "./server/percentile.ts";

const listeners = Number(process.argv[2] ?? 10_000);
const units = 12;
const chain = Object.fromEntries(
  Array.from({ length: units }, (_, at) => [
    `n${at}`,
    // The first waits until all have come.
    { use: "pause", with: { text: at === 0 ? "$hold.text" : `$n${at - 1}.text`, ms: 3000, lane: "own" } },
  ]),
);
const pipeline = {
  reelgraph: 1,
  inputs: { word: { type: "text" } },
  nodes: { hold: { use: "pause", with: { text: "$inputs.word", ms: 60_000, lane: "own" } }, ...chain },
  outputs: { end: `$n${units - 1}.text` },
};

await using server = await openServer({ "chain.json": pipeline }, { listeners: listeners + 10 });
const { hostname, port } = new URL(server.url);
const headers = { authorization: `Bearer ${server.token}`, "content-type": "application/json" };
const start = await fetch(new URL("/api/runs", server.url), {
  method: "POST",
  headers,
  body: JSON.stringify({ pipeline: "chain.json", inputs: { word: "w" } }),
});
const { id } = (await start.json()) as { id: string };

/** One who listens: what it got. */
interface Listener {
  readonly socket: Socket;
  last: number;
  count: number;
  bad: number;
}
const late: number[] = [];
const all: Listener[] = [];
let ended = 0;
const allEnded = Promise.withResolvers<void>();

function listen(at: number): Promise<void> {
  // Several addresses of this machine, because each has only so many ports.
  const socket = connect({ host: hostname, port: Number(port), localAddress: `127.0.0.${1 + (at % 4)}` });
  const listener: Listener = { socket, last: 0, count: 0, bad: 0 };
  all.push(listener);
  let rest = "";
  socket.setEncoding("latin1");
  socket.write(
    `GET /api/runs/${id}/events HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${server.token}\r\n\r\n`,
  );
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("close", () => {
      ended += 1;
      if (ended === listeners) allEnded.resolve();
    });
    socket.on("data", (piece: string) => {
      const now = Date.now();
      rest += piece;
      resolve();
      for (let end = rest.indexOf("\n\n"); end !== -1; end = rest.indexOf("\n\n")) {
        const [, number] = /(?:^|\n)id: (\d+)\n/.exec(rest.slice(0, end)) ?? [];
        const [, sent] = /"at":(\d+(?:\.\d+)?)/.exec(rest.slice(0, end)) ?? [];
        const [, type = ""] = /\nevent: (\S+)/.exec(rest.slice(0, end)) ?? [];
        rest = rest.slice(end + 2);
        if (number === undefined) continue;
        if (Number(number) <= listener.last) listener.bad += 1;
        listener.last = Number(number);
        listener.count += 1;
        // What was told before somebody came is late for them.
        if (counting) late.push(now - Number(sent));
        if (type === "run.finished") socket.end();
      }
    });
  });
}

let counting = false;
await server.begin();
const began = performance.now();
for (let at = 0; at < listeners; at += 100) {
  await Promise.all(Array.from({ length: Math.min(100, listeners - at) }, (_, one) => listen(at + one)));
}
const connected = (performance.now() - began) / 1000;
counting = true;
if (connected > 55) console.log("The run went on before all had come; what they missed is told to them at once.");
await allEnded.promise;
const { rssMb, cpuSeconds, delayMs, heldMs } = await server.tell();
const record = await fetch(new URL(`/api/runs/${id}`, server.url), { headers });
const { seq } = (await record.json()) as { seq: number };
const counts = new Set(all.map(({ count }) => count));
console.log(`${listeners} listeners (${machine()})`);
console.log(`all connected after   ${connected.toFixed(1)} s`);
console.log(`events                ${seq} in the run, ${[...counts].join(" or ")} at each listener`);
console.log(`twice or out of order ${all.reduce((sum, { bad }) => sum + bad, 0)}`);
console.log(`came to the end       ${all.filter(({ last }) => last === seq).length}`);
console.log(
  `late                  p50 ${percentile(late, 50)} ms, p99 ${percentile(late, 99)} ms (goal: 2000), of ${late.length}`,
);
console.log(`memory of the server  ${rssMb.toFixed(0)} MB at most (goal: 400)`);
console.log(
  `event loop delay      p99 ${delayMs.p99.toFixed(0)} ms; held p99 ${heldMs.p99.toFixed(0)} ms, max ${heldMs.max.toFixed(0)} ms of processor time`,
);
console.log(`processor time        ${cpuSeconds.toFixed(1)} s`);
