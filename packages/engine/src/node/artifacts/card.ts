import { hash } from "node:crypto";
import { factsSchema, type Facts } from "../media/facts.ts";

/** What is known about a file as it is written beside it: a line of JSON, and one that shows that it was written whole. */
export function writeCard(facts: Facts): string {
  const text = JSON.stringify(facts);
  return `${text}\n${checksum(text)}`;
}

/** Undefined: it is damaged, or there is none. */
export function readCard(text: string | undefined): Facts | undefined {
  const [body = "", check] = text?.split("\n") ?? [];
  return check === checksum(body) ? factsSchema().parse(JSON.parse(body)) : undefined;
}

function checksum(text: string): string {
  return hash("sha256", text).slice(0, 16);
}
