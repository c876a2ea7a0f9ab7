import { readFile } from "node:fs/promises";
import { createServer, request, type Server, type ServerResponse } from "node:http";
import { extname, join } from "node:path";

const types: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

/** A server on a free port of this machine, and its origin. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
}

/** A run of the graph of so many nodes. */
export const runOf = (count: number) => ({
  file: `g${count}.json`,
  nodes: Array.from({ length: count }, (_, at) => `n${at}`),
});

/**
 * Serves the files of a folder, and the events of a run, under the header that makes a browser begin a process of its own for
 * a page: the editor has it, and it takes as long as all that the bare page does until then.
 */
export const fileServer = (folder: string): Server =>
  createServer((incoming, answer) => {
    const { pathname: path, searchParams } = new URL(incoming.url ?? "/", "http://x");
    if (path === "/events") return stream(answer, runOf(Number(searchParams.get("n"))));
    const file = join(folder, path === "/" ? "index.html" : path.replaceAll("..", ""));
    readFile(file).then(
      (bytes) =>
        answer
          .writeHead(200, {
            "Content-Type": types[extname(file)] ?? "application/octet-stream",
            "Cross-Origin-Opener-Policy": "same-origin",
          })
          .end(bytes),
      () => answer.writeHead(404).end(),
    );
  });

/** Stands before the real server, and adds one run of its own that never ends: 100 nodes tell how far they are 20 times a second. */
export class RunningServer {
  readonly server: Server;
  /** The pipeline that the run is of; none while undefined. */
  running: ReturnType<typeof runOf> | undefined;

  constructor(upstream: string) {
    this.server = createServer((incoming, answer) => {
      const { pathname } = new URL(incoming.url ?? "/", "http://x");
      if (this.running && pathname === "/api/runs" && incoming.method === "GET") {
        const { file } = this.running;
        const run = { id: "bench", pipeline: file, state: "running", created: Date.now(), spent: 0 };
        answer.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify([run]));
        return;
      }
      if (this.running && pathname === "/api/runs/bench/events") return stream(answer, this.running);
      const { host } = new URL(upstream);
      const headers = { ...incoming.headers, host, ...(incoming.headers.origin ? { origin: upstream } : {}) };
      const passed = request(
        upstream + (incoming.url ?? "/"),
        { method: incoming.method ?? "GET", headers },
        (reply) => {
          answer.writeHead(reply.statusCode ?? 500, reply.headers);
          reply.pipe(answer);
        },
      );
      passed.on("error", () => answer.destroy());
      incoming.pipe(passed);
    });
  }
}

const tickMs = 50;
const batch = 100;

function stream(answer: ServerResponse, { file, nodes }: ReturnType<typeof runOf>): void {
  answer.writeHead(200, { "Content-Type": "text/event-stream" });
  let seq = 0;
  const tell = (events: readonly object[]) => {
    const lines = events.map((event) => {
      const data = { seq: ++seq, at: Date.now(), run: "bench", ...event };
      return `id: ${seq}\ndata: ${JSON.stringify(data)}\n\n`;
    });
    answer.write(lines.join(""));
  };
  tell([{ type: "run.started", pipeline: file }]);
  tell(nodes.map((node) => ({ type: "unit.started", node, item: [], key: "0" })));
  let at = 0;
  const timer = setInterval(() => {
    const events = Array.from({ length: batch }, () => {
      at = (at + 7) % nodes.length;
      return { type: "unit.progress", node: nodes[at] ?? "", item: [], fraction: Math.random() };
    });
    tell(events);
  }, tickMs);
  answer.on("close", () => clearInterval(timer));
}
