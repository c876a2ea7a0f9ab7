import type { IncomingMessage } from "node:http";
import { faults, readRules } from "../faults/rule.ts";
import type { Reply } from "../http/reply.ts";
import type { Vendor } from "../vendor.ts";

/** Routes for the tests and not for the client under test: no key, no limits, no faults. `undefined`: no such route. */
export async function accounts(
  vendor: Vendor,
  request: IncomingMessage,
  path: string,
  reply: Reply,
): Promise<void | undefined> {
  const route = `${request.method} ${path}`;
  if (route === "GET /_health") return reply.json(200, { status: "ok" });
  if (route === "GET /_ledger") return reply.json(200, vendor.ledger.charges);
  if (route === "GET /_jobs") return reply.json(200, [...vendor.jobs.all()]);
  if (route === "GET /_requests") return reply.json(200, vendor.seen);
  if (route === "GET /_faults") return reply.json(200, { ...known, rules: vendor.faults.rules });
  if (route === "DELETE /_faults") {
    vendor.faults.clear();
    return reply.json(200, { rules: [] });
  }
  if (route === "POST /_faults") {
    try {
      vendor.faults.add(readRules(JSON.parse(await text(request))));
      return reply.json(200, { rules: vendor.faults.rules });
    } catch (error) {
      return reply.json(400, { error: { message: error instanceof Error ? error.message : String(error) } });
    }
  }
  return reply.json(404, { error: { message: `There is no ${route}` } });
}

const known = Object.fromEntries(
  Object.entries(faults).map(([phase, list]) => [phase, list.map(({ name, about }) => ({ name, about }))]),
);

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
