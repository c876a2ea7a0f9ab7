import { type LookupAddress, lookup } from "node:dns";
import { createWriteStream } from "node:fs";
import { type Agent as HttpAgent, type IncomingMessage, request as httpRequest } from "node:http";
import { type Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { failure, ReelgraphError } from "../errors.ts";
import type { Job } from "../host.ts";
import { untrusted } from "./certificates.ts";

/** The guard on everything that is fetched because a pipeline says so: it must not reach into private networks. */
export interface Egress {
  /** `host` or `host:port` from the configuration. These may be private and may use plain http. */
  readonly allowHosts: readonly string[];
  /** Looks a name up; default: the system's resolver. */
  readonly resolve?: Resolve;
  /**
   * Keeps connections to hosts of the configuration, for requests that may be repeated: one that was kept may have been closed
   * meanwhile. Default: each request has its own.
   */
  readonly agents?: { readonly http: HttpAgent; readonly https: HttpsAgent };
}

type Resolve = (host: string, done: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void) => void;

const redirects = 3;
const idleMs = 30_000;
const totalMs = 30 * 60_000;

/**
 * Fetches a URL into a new file of at most `maxBytes`. Every hop is checked: by its name, by the addresses that the name
 * stands for, and by the address that was in fact connected to.
 *
 * @throws `url-refused`, `untrusted-certificate`, `download-failed`, `media-too-large`, `media-timeout`
 */
export async function download(
  url: string,
  file: string,
  { egress, maxBytes, job }: { egress: Egress; maxBytes: number; job: Job },
): Promise<void> {
  const late = AbortSignal.timeout(totalMs);
  try {
    const response = await open(url, egress, AbortSignal.any([job.signal, late]));
    const length = Number(response.headers["content-length"]) || 0;
    if (length > maxBytes) {
      response.destroy();
      throw tooLarge(maxBytes);
    }
    let bytes = 0;
    const counter = new Transform({
      transform(chunk: Buffer, _, done) {
        bytes += chunk.length;
        if (length > 0) job.progress?.(bytes / length);
        done(bytes > maxBytes ? tooLarge(maxBytes) : null, chunk);
      },
    });
    await pipeline(response, counter, createWriteStream(file, { flags: "wx", mode: 0o600 }));
  } catch (error) {
    if (job.signal.aborted || error instanceof ReelgraphError) throw error;
    if (late.aborted) throw failure("media-timeout", "The download took longer than half an hour");
    throw failure("download-failed", `The download failed: ${error instanceof Error ? error.message : "unknown"}`, {
      hint: "check the address in a browser",
      cause: error,
    });
  }
}

async function open(start: string, egress: Egress, signal: AbortSignal): Promise<IncomingMessage> {
  let url = parseUrl(start);
  for (let hop = 0; hop <= redirects; hop++) {
    const response = await request(url, egress, signal);
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (status === 200) return response;
    response.destroy();
    if (![301, 302, 303, 307, 308].includes(status) || location === undefined)
      throw failure("download-failed", `${url.host} answered with status ${status}`, { expected: "200" });
    url = parseUrl(location, url);
  }
  throw failure("download-failed", `${url.host} redirects more than ${redirects} times`);
}

/** A connection that was kept broke before it gave an answer: most likely the other end had closed it. */
export class StaleConnection extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause });
  }
}

/** What may be sent besides a plain GET. */
export interface Sending {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | { readonly length: number; readonly pieces: AsyncIterable<Uint8Array> };
  /** An answer that stands still for longer is given up, in ms. */
  readonly idleMs?: number;
  /** Asked when there is a connection: from now on the request may arrive. When it says no, nothing is sent. */
  connected?(): boolean;
}

/** One request to an address that has passed the guard. Throws `url-refused`, `untrusted-certificate`, `media-timeout`, or what the network says. */
export async function request(
  url: URL,
  egress: Egress,
  signal: AbortSignal,
  { method = "GET", headers, body, idleMs: idle = idleMs, connected }: Sending = {},
): Promise<IncomingMessage> {
  const trusted = egress.allowHosts.some((host) => host === url.hostname || host === url.host);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (url.protocol !== "https:" && !(trusted && url.protocol === "http:")) throw refused(url, "only https is allowed");
  if (url.username || url.password) throw refused(url, "it holds a name or a password");
  // A literal address is never looked up, so the check there would miss it.
  if (!trusted && isIP(host) && !isPublic(host)) throw refused(url, "it is a private address");
  const secure = url.protocol === "https:";
  const send = secure ? httpsRequest : httpRequest;
  const sending = send(url, {
    // A connection to anybody else that someone else opened was not checked.
    agent: (trusted && egress.agents?.[secure ? "https" : "http"]) || false,
    signal,
    method,
    headers: {
      "user-agent": "reelgraph",
      accept: "*/*",
      "accept-encoding": "identity",
      ...(body ? { "content-length": String(body.length) } : {}),
      ...headers,
    },
    ...(trusted ? {} : { lookup: guardedLookup(url, egress.resolve ?? systemResolve) }),
  });
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  sending.on("error", (error: NodeJS.ErrnoException) => {
    const closed = sending.reusedSocket && (error.code === "ECONNRESET" || error.code === "EPIPE");
    reject(untrusted(url.host, sending.socket, error) ?? (closed ? new StaleConnection(error) : error));
  });
  let flow: { destroy(error: Error): unknown } = sending;
  sending.on("response", (response) => resolve((flow = response)));
  sending.setTimeout(idle, () => flow.destroy(failure("media-timeout", `${url.host} stopped answering`)));
  const begin = () => {
    if (!(connected?.() ?? true)) sending.destroy(failure("not-sent", "The request came too late and was not sent"));
    else if (body && "pieces" in body) pipeline(body.pieces, sending).catch(reject);
    else sending.end(body);
  };
  sending.on("socket", (socket) => {
    if (sending.reusedSocket) return begin();
    socket.on("connect", () => {
      if (!trusted && !isPublic(socket.remoteAddress ?? ""))
        sending.destroy(refused(url, "it leads to a private address"));
    });
    socket.on(secure ? "secureConnect" : "connect", begin);
  });
  return promise;
}

function guardedLookup(url: URL, resolve: Resolve): LookupFunction {
  return (host, options, done) =>
    resolve(host, (error, found) => {
      const [first] = found ?? [];
      if (error) done(error, "", 0);
      // One private address among public ones is enough: the next connection might take it.
      else if (!first || !found.every(({ address }) => isPublic(address)))
        done(refused(url, "it leads to a private address"), "", 0);
      else if (options.all) done(null, found);
      else done(null, first.address, first.family);
    });
}

const systemResolve: Resolve = (host, done) => lookup(host, { all: true }, done);

const closed = new BlockList();
for (const [family, ranges] of [
  [
    "ipv4",
    "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 " +
      "192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4",
  ],
  // The last four carry IPv4 addresses inside; nobody needs them to fetch a film.
  [
    "ipv6",
    "::/127 fc00::/7 fe80::/10 fec0::/10 ff00::/8 100::/64 2001:db8::/32 64:ff9b::/32 2002::/16 2001::/32 ::/96",
  ],
] as const)
  for (const range of ranges.split(" ")) {
    const [address = "", bits] = range.split("/");
    closed.addSubnet(address, Number(bits), family);
  }

/** Whether an IP address belongs to the public internet. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && !closed.check(address, family === 4 ? "ipv4" : "ipv6");
}

/** Throws `url-refused`. */
export function parseUrl(text: string, base?: URL): URL {
  const url = URL.parse(text, base);
  if (url) return url;
  throw failure("url-refused", "The address is not a URL", { expected: 'for example "https://example.org/clip.mp4"' });
}

function refused(url: URL, why: string): ReelgraphError {
  return failure("url-refused", `${url.protocol}//${url.host} may not be fetched: ${why}`, {
    expected: "a public https address",
    hint: "a person can allow the host under allowHosts in the configuration",
  });
}

function tooLarge(maxBytes: number): ReelgraphError {
  return failure("media-too-large", `The file is larger than ${Math.floor(maxBytes / 1024 ** 2)} MiB`);
}
