import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer, request, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
// @ts-expect-error It has no types.
import S3rver from "s3rver";
import type { Certificate } from "./certificate.ts";
import { isSignedV4 } from "./signature-v4.ts";

/** What goes wrong with a request: a refusal, no answer, an answer that breaks off, or one with another byte in it. */
export type S3Fault =
  | { readonly status: number; readonly code: string }
  | "reset before"
  | "reset after"
  | "break off"
  | "wrong bytes";

export interface S3Asked {
  readonly method: string;
  /** Without the bucket. */
  readonly key: string;
  readonly headers: IncomingMessage["headers"];
}

/** Storage of another project, behind a door that checks what Amazon's checks. */
export interface S3Server {
  readonly endpoint: string;
  readonly bucket: string;
  /** The one key that it knows. */
  readonly env: { readonly S3_KEY: string; readonly S3_SECRET: string };
  /** All that was asked so far. */
  readonly asked: S3Asked[];
  /** Called for each request; what it returns goes wrong. */
  fault: ((asked: S3Asked) => S3Fault | Promise<S3Fault | undefined> | undefined) | undefined;
  /** What it does about `If-None-Match: *`, as storage of different makers. */
  conditions: "offered" | "ignored" | "refused";
  /** How many connections were opened so far. */
  readonly connections: number;
  /** Closes those that nobody uses at the moment, as storage does. */
  closeIdle(): void;
  /** Keys of all objects. */
  names(): Promise<string[]>;
  close(): Promise<void>;
}

interface S3 {
  configureBuckets(): Promise<void>;
  callback(): RequestListener;
}

/** The account under which it is asked, by names of secrets. */
export const s3Account = {
  region: "us-east-1",
  accessKey: { secret: "S3_KEY" },
  secretKey: { secret: "S3_SECRET" },
} as const;

const bucket = "films";

/**
 * Starts s3rver on a free port. It checks neither signatures of version 4 nor hashes, and knows no conditions for PUT, so
 * that is done in front of it. `tls`: over TLS, with this certificate.
 */
export async function startS3(tls?: Certificate): Promise<S3Server> {
  const directory = await mkdtemp(join(tmpdir(), "reelgraph-s3-"));
  const s3 = new S3rver({ silent: true, directory, configureBuckets: [{ name: bucket }] }) as S3;
  await s3.configureBuckets();
  const inner = createServer(s3.callback());
  await once(inner.listen(0, "127.0.0.1"), "listening");
  const pass = (asked: IncomingMessage, method: string, body: Buffer) =>
    forward((inner.address() as AddressInfo).port, asked, method, body);
  const env = { S3_KEY: "S3RVER", S3_SECRET: "S3RVER" };
  const listener: RequestListener = (incoming, response) => {
    handle(incoming, response).catch(() => response.destroy());
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = incoming;
    const asked = { method, key: decodeURIComponent(url).replace(`/${bucket}/`, ""), headers };
    told.asked.push(asked);
    const fault = await told.fault?.(asked);
    if (fault === "reset before") return void incoming.socket.destroy();
    const body = await buffer(incoming);
    if (typeof fault === "object") return refuse(response, fault.status, fault.code);
    const signed = headers.authorization === undefined || isSignedV4({ method, url, headers }, env.S3_SECRET);
    if (!signed) return refuse(response, 403, "SignatureDoesNotMatch");
    const hash = headers["x-amz-content-sha256"];
    if (hash !== undefined && hash !== createHash("sha256").update(body).digest("hex"))
      return refuse(response, 400, "XAmzContentSHA256Mismatch");
    if (method === "PUT" && headers["if-none-match"] === "*" && told.conditions !== "ignored") {
      if (told.conditions === "refused") return refuse(response, 501, "NotImplemented");
      if ((await pass(incoming, "HEAD", Buffer.alloc(0))).status === 200)
        return refuse(response, 412, "PreconditionFailed");
    }
    const answer = await pass(incoming, method, body);
    if (fault === "reset after") return void incoming.socket.destroy();
    response.writeHead(answer.status, answer.headers);
    if (fault === "break off") {
      response.write(answer.body.subarray(0, answer.body.length / 2), () => incoming.socket.destroy());
    } else {
      if (fault === "wrong bytes") answer.body[0] = ~(answer.body[0] ?? 0);
      response.end(answer.body);
    }
  }

  await once(server.listen(0, "127.0.0.1"), "listening");
  let connections = 0;
  server.on("connection", () => void (connections += 1));
  const told: S3Server = {
    endpoint: `http${tls ? "s" : ""}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bucket,
    env,
    asked: [],
    fault: undefined,
    get connections() {
      return connections;
    },
    closeIdle: () => server.closeIdleConnections(),
    conditions: "offered",
    async names() {
      const all = await readdir(join(directory, bucket), { recursive: true });
      return all
        .filter((name) => name.endsWith("_object"))
        .map((name) => name.replace("._S3rver_object", ""))
        .toSorted();
    },
    async close() {
      server.closeAllConnections();
      inner.closeAllConnections();
      await Promise.all([server, inner].map((one) => new Promise((closed) => one.close(closed))));
      await rm(directory, { recursive: true, force: true });
    },
  };
  return told;
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "content-type": "application/xml" }).end(`<Error><Code>${code}</Code></Error>`);
}

async function forward(port: number, { url, headers }: IncomingMessage, method: string, body: Buffer) {
  const { "if-none-match": _, ...rest } = headers;
  const sending = request({ host: "127.0.0.1", port, path: url, method, headers: rest, agent: false });
  sending.end(body);
  const [answer] = (await once(sending, "response")) as [IncomingMessage];
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await buffer(answer) };
}
