import type { Operation } from "../operation.ts";
import type { Facts } from "../facts.ts";
import { probe } from "../probe.ts";

/** Looks thoroughly at a file from outside: every frame is decoded. `name` is what people call the file. */
export const inspect: Operation<{ path: string; name: string }, Facts> = ({ path, name }) =>
  probe(path, { name, thorough: true });
