import type { IncomingMessage } from "node:http";
import { failure, ReelgraphError } from "@reelgraph/engine";
import type { z } from "zod";
import { refusal, type Refusal } from "./refusal.ts";

/** The most that a JSON body may have, in bytes. */
export const jsonLimit = 1024 * 1024;
const deepest = 64;

/** Reads a JSON body and checks it, or says what is wrong: 413, 400, 422 in this order. */
export async function readJson(incoming: IncomingMessage, schema: z.ZodType): Promise<{ body: unknown } | Refusal> {
  const text = await readText(incoming, jsonLimit);
  if (text === undefined) return tooLarge(jsonLimit);
  if (isDeep(text)) return refusal(400, "too-deep", `The JSON is nested more than ${deepest} deep`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refusal(400, "bad-json", "The body is not JSON");
  }
  const read = schema.safeParse(value);
  return read.success ? { body: read.data } : { status: 422, problems: issues(read.error) };
}

/** The problems that a schema found, in a body or a query. */
export function issues({ issues: found }: z.core.$ZodError): Refusal["problems"] {
  return found.map(({ path, message }) => ({ code: "bad-request", at: ["", ...path.map(String)].join("/"), message }));
}

/** Whether the body has one of these types; parameters such as a charset don't matter. */
export function isType(incoming: IncomingMessage, types: readonly string[]): boolean {
  const type = incoming.headers["content-type"]?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return types.some((one) => one === type || (one.endsWith("/*") && type.startsWith(one.slice(0, -1))));
}

export function wrongType(types: readonly string[]): Refusal {
  return refusal(415, "wrong-content-type", "The body has another type than this takes", {
    expected: types.join(", "),
  });
}

function tooLarge(limit: number): Refusal {
  return {
    ...refusal(413, "too-large", "The body is too large", { expected: `at most ${limit} bytes` }),
    // What is still on its way is not read.
    headers: { Connection: "close" },
  };
}

/** The chunks of a body, as long as they don't grow beyond a limit. Throws `too-large`. */
export async function* limited(incoming: IncomingMessage, limit: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  // Left open, so that a refusal can still be sent.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limit) throw failure("too-large", "The body is too large", { expected: `at most ${limit} bytes` });
    yield chunk;
  }
}

async function readText(incoming: IncomingMessage, limit: number): Promise<string | undefined> {
  if (Number(incoming.headers["content-length"]) > limit) return undefined;
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of limited(incoming, limit)) chunks.push(chunk);
  } catch (thrown) {
    if (thrown instanceof ReelgraphError) return undefined;
    throw thrown;
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Looked at before it is parsed: what is nested very deep overflows whoever walks it. */
function isDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const sign = text.charCodeAt(index);
    if (quoted) {
      if (sign === 0x5c) index += 1;
      else if (sign === 0x22) quoted = false;
    } else if (sign === 0x22) quoted = true;
    else if (sign === 0x5b || sign === 0x7b) {
      depth += 1;
      if (depth > deepest) return true;
    } else if (sign === 0x5d || sign === 0x7d) depth -= 1;
  }
  return false;
}
