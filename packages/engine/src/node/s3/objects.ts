import { failure, type ReelgraphError } from "../../errors.ts";
import { StorageAway } from "../../host/storage-away.ts";
import type { HttpAnswer } from "../../models/http.ts";
import type { Config } from "../config.ts";
import { atMost } from "./at-most.ts";
import type { Content } from "./content.ts";
import { listed, nextPage, type Listed } from "./listing.ts";
import { codeIn, openSigned, type S3Means, type S3Request } from "./signed.ts";
import { discard } from "../until-answered.ts";

export type S3Config = NonNullable<NonNullable<Config["storage"]>["s3"]>;

/** Objects of one bucket by key. Everything throws `storage-failed` where storage doesn't say what was asked; `StorageAway`: yet; `untrusted-certificate`. */
export interface Objects {
  /** The bytes of an object; undefined: it is certainly not there. */
  look(key: string): Promise<number | undefined>;
  /** Its bytes, or a part of them (both ends belong to it); undefined: it is certainly not there. */
  read(key: string, part?: { readonly start: number; readonly end: number }): Promise<HttpAnswer | undefined>;
  /** A small object; undefined: it is certainly not there. */
  text(key: string): Promise<string | undefined>;
  /** Puts an object in one request, of at most 5 GB. `ifFree`: one that is there with as many bytes stays. */
  write(key: string, content: Content, options?: { readonly ifFree?: boolean }): Promise<void>;
  remove(key: string): Promise<void>;
  /** Copies an object within the bucket; false: storage won't. */
  copy(from: string, to: string): Promise<boolean>;
  list(prefix: string): AsyncIterable<Listed>;
}

const requestsAtOnce = 32;
const listBytes = 8 * 1024 * 1024;
/** Answers to a PUT after which the same one may be taken: it was damaged, too slow, or another was on its way. */
const again = new Set([
  "BadDigest",
  "ConditionalRequestConflict",
  "IncompleteBody",
  "OperationAborted",
  "RequestTimeout",
  "XAmzContentSHA256Mismatch",
]);
const puts = 4;

/** Opens a bucket. Throws `missing-secret`. */
export function openObjects(config: S3Config, means: S3Means): Objects {
  const { root, host } = addressOf(config);
  const at = (key: string) => `${root}/${key}`;
  const inTurn = atMost(requestsAtOnce);
  const send = openSigned(config, means);
  let offersConditions = true;

  const ask = (request: S3Request): Promise<HttpAnswer> =>
    inTurn(async () => {
      const { answer, ...end } = await send(request);
      if (!answer) throw away(host, (end as { why: string }).why);
      return answer;
    });
  const refused = async (answer: HttpAnswer, said?: string) => {
    const why = wordsOf(answer.status, codeIn(said ?? (await answer.text().catch(() => ""))));
    return passes(answer) ? away(host, why) : failed(host, why);
  };

  const lengthOf = (answer: HttpAnswer) => {
    const length = answer.headers.get("content-length");
    if (length === null) throw failed(host, "it doesn't say how long an object is");
    return Number(length);
  };

  const read: Objects["read"] = async (key, part) => {
    const headers = part ? { range: `bytes=${part.start}-${part.end}` } : {};
    const answer = await ask({ method: "GET", url: at(key), headers });
    if (answer.status === (part ? 206 : 200)) return answer;
    const said = await answer.text().catch(() => "");
    // A bucket that isn't there is another matter: what it held may be bought again.
    if (answer.status === 404 && codeIn(said) === "NoSuchKey") return undefined;
    throw await refused(answer, said);
  };
  const look: Objects["look"] = async (key) => {
    const answer = await ask({ method: "HEAD", url: at(key) });
    await discard(answer);
    if (answer.status === 200) return lengthOf(answer);
    // The answer to HEAD has no text that says what isn't there.
    const found = answer.status === 404 ? await read(key) : undefined;
    if (answer.status === 404 && !found) return undefined;
    if (!found) throw await refused(answer, "");
    await discard(found);
    return lengthOf(found);
  };
  const objects: Objects = {
    look,
    read,
    async text(key) {
      for (let tries = 1; ; tries++) {
        const answer = await read(key);
        if (!answer) return undefined;
        try {
          return await answer.text();
        } catch (thrown) {
          if (tries === puts) throw failed(host, String(thrown));
          await means.clock.sleep(tries * 500, means.signal);
        }
      }
    },
    async write(key, content, { ifFree = false } = {}) {
      for (let tries = 1; ; tries++) {
        const headers = ifFree && offersConditions ? { "if-none-match": "*" } : {};
        const answer = await ask({ method: "PUT", url: at(key), headers, content });
        const said = await answer.text().catch(() => "");
        if (answer.status >= 200 && answer.status < 300) return;
        const code = codeIn(said);
        // Somebody was faster. Another length is no such content, and is overwritten.
        if (answer.status === 412 && (await look(key)) === content.bytes) return;
        if (answer.status === 412) ifFree = false;
        else if (answer.status === 501 && ifFree) offersConditions = ifFree = false;
        else if (code === undefined || !again.has(code)) throw await refused(answer, said);
        if (tries === puts) throw await refused(answer, said);
        await means.clock.sleep(tries * 500, means.signal);
      }
    },
    async remove(key) {
      const answer = await ask({ method: "DELETE", url: at(key) });
      if (answer.status !== 204 && answer.status !== 200 && answer.status !== 404) throw await refused(answer);
      await discard(answer);
    },
    async copy(from, to) {
      const source = { "x-amz-copy-source": encodeURI(`/${config.bucket}/${from}`) };
      const answer = await ask({ method: "PUT", url: at(to), headers: source });
      const said = await answer.text().catch(() => "");
      // It may fail after it has begun to answer.
      return answer.status === 200 && codeIn(said) === undefined;
    },
    async *list(prefix) {
      for (let from: string | undefined = ""; from !== undefined;) {
        const query = new URLSearchParams({ "list-type": "2", prefix });
        if (from !== "") query.set("continuation-token", from);
        const answer = await ask({ method: "GET", url: `${root}/?${query}`, mostText: listBytes });
        const said = await answer.text();
        if (answer.status !== 200) throw await refused(answer, said);
        yield* listed(said);
        from = nextPage(said);
      }
    },
  };
  return objects;
}

/** Where a bucket's objects are, and whose name to tell. */
function addressOf({ endpoint, bucket, addressing }: S3Config): { root: string; host: string } {
  const url = new URL(endpoint);
  if (addressing === "host") url.hostname = `${bucket}.${url.hostname}`;
  const path = url.pathname.replace(/\/+$/u, "");
  return { root: `${url.origin}${path}${addressing === "host" ? "" : `/${bucket}`}`, host: url.host };
}

function wordsOf(status: number, code: string | undefined): string {
  return `it answered ${status}${code === undefined ? "" : ` (${code})`}`;
}

/** Storage that is overloaded or restarted answers otherwise later. */
function passes({ status }: HttpAnswer): boolean {
  return status === 408 || status === 429 || status >= 500;
}

function away(host: string, why: string): StorageAway {
  return new StorageAway(failed(host, why).problems);
}

function failed(host: string, why: string): ReelgraphError {
  return failure("storage-failed", `The storage of media at ${host} can't be used: ${why}`, {
    hint: 'check "storage" in the configuration with `reelgraph doctor`; `reelgraph resume` goes on from what is stored',
  });
}
