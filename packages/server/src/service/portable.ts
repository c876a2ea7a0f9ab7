import { relative, resolve } from "node:path";
import type { Ticket } from "./request.ts";

/** A ticket whose files are named from the root of the pipelines, so that it means the same on another machine. */
export function portable<T extends Ticket>(ticket: T, root: string): T {
  return named(ticket, (name) => relative(root, name).replaceAll("\\", "/"));
}

/** The reverse. Full names, which older tickets have, stay. */
export function placed<T extends Ticket>(ticket: T, root: string): T {
  return named(ticket, (name) => resolve(root, name));
}

function named<T extends Ticket>(ticket: T, name: (file: string) => string): T {
  const texts = Object.entries(ticket.texts).map(([file, text]) => [name(file), text] as const);
  return {
    ...ticket,
    request: { ...ticket.request, file: name(ticket.request.file) },
    texts: Object.fromEntries(texts),
  };
}
