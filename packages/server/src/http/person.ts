import type { Principal } from "./scopes.ts";

/** Who says something: the owner of the machine by the name that they give, everybody else by their key's. */
export function personOf({ name }: Pick<Principal, "name">, given: string | undefined): string {
  return name === "local" ? (given ?? name) : name;
}
