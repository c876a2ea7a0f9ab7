import type { Route } from "./route.ts";

/**
 * Whether a path is one of a route, by its pattern. A HEAD is a GET without its body; `*` as the last part is as many
 * parts as there are.
 */
export function matches({ method, path }: Pick<Route, "method" | "path">, asked: string, url: string): boolean {
  if (method !== (asked === "HEAD" ? "GET" : asked)) return false;
  const [own, given] = [path.split("/"), url.split("/")];
  if (own.at(-1) === "*") {
    own.pop();
    given.splice(own.length, Infinity);
  }
  return own.length === given.length && own.every((part, index) => part.startsWith(":") || part === given[index]);
}
