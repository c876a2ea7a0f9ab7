import { isDeepStrictEqual } from "node:util";
import { matches } from "../http/paths.ts";
import { routeTable } from "../routes/table.ts";

/** The table is plain data; only its handlers need services. */
const table = routeTable({} as Parameters<typeof routeTable>[0]);

/** Throws when an answer is not what its route says of it: neither more nor less. */
export function expectAsTold(method: string, path: string, status: number, body: unknown): void {
  const [place = ""] = path.split("?", 1);
  const route = table.find((one) => matches(one, method, place));
  const { answer } = route ?? {};
  if (status >= 300 || !answer || typeof answer === "string") return;
  const read = answer.safeParse(body);
  if (!read.success) throw new Error(`${route?.name} doesn't answer as it says: ${read.error.message}`);
  // What a schema doesn't tell of, it leaves out.
  if (!isDeepStrictEqual(read.data, body)) {
    throw new Error(`${route?.name} answers more than it says: ${JSON.stringify(body).slice(0, 2000)}`);
  }
}
