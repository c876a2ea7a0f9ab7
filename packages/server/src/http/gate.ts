import type { IncomingHttpHeaders } from "node:http";
import type { Access } from "./access.ts";
import type { Addresses } from "./addresses.ts";
import type { Quotas } from "./quotas.ts";
import { refusal, type Refusal } from "./refusal.ts";
import type { Principal } from "./scopes.ts";

export interface GateOptions {
  readonly access: Pick<Access, "of">;
  readonly addresses: Pick<Addresses, "check">;
  readonly quotas: Pick<Quotas, "wait">;
  /** Exactly what a browser writes into `Host`: `127.0.0.1:4400`. */
  readonly hosts: ReadonlySet<string>;
  /** Exactly what a browser writes into `Origin`. */
  readonly origins: ReadonlySet<string>;
  /** Who somebody without a token is on a path that needs none. */
  nobodyAt(method: string, path: string): Principal | undefined;
  /** Pages, which links of other sites may open. */
  isPage(method: string, path: string): boolean;
  /** Paths for which a signed address may stand for the token. */
  isSignable(method: string, path: string): boolean;
}

export interface Knock {
  readonly method: string;
  /** As it came: path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** Of whoever is at the other end of the connection. */
  readonly address?: string | undefined;
}

/**
 * Who may come in. The order matters: what a hostile page can cause is refused before anything is looked at. Programs that
 * are no browsers send none of the browser's headers and pass by their token alone.
 */
export function createGate(options: GateOptions) {
  const { access, addresses, quotas, hosts, origins, nobodyAt, isPage, isSignable } = options;
  const enter = (who: Principal | undefined): Refusal | Principal => {
    if (!who) return noToken();
    const seconds = quotas.wait(who);
    return seconds === undefined ? who : tooMany(seconds);
  };
  return ({ method, url, headers, address }: Knock): Refusal | Principal | Promise<Refusal | Principal> => {
    const { host, origin } = headers;
    if (host === undefined || !hosts.has(host)) return refusal(421, "wrong-host", "This server has another name");
    if (origin !== undefined && !origins.has(origin)) {
      return refusal(403, "wrong-origin", "Pages of other sites may not use this server");
    }
    const [path = "", query = ""] = url.split(/\?(.*)/s, 2);
    if (!isOwnSite(headers) && !(opensPage(headers) && isPage(method, path))) {
      return refusal(403, "cross-site", "Pages of other sites may not use this server");
    }
    if (!isPlain(path)) return unknown();
    const nobody = nobodyAt(method, path);
    if (nobody) return nobody;
    const who = access.of(headers, address);
    const byAddress = isSignable(method, path) && query.includes("signature=");
    if (!who && byAddress) {
      const signed = addresses.check(path, new URLSearchParams(query));
      if (signed) return { name: "signed", scopes: new Set(["artifacts:read"]), ...signed };
      return refusal(403, "bad-signature", "This address was changed, or has expired");
    }
    return who instanceof Promise ? who.then(enter) : enter(who);
  };
}

function noToken(): Refusal {
  return {
    ...refusal(401, "no-token", "A valid token is missing", { expected: "Authorization: Bearer TOKEN" }),
    headers: { "WWW-Authenticate": 'Bearer realm="reelgraph"' },
  };
}

function tooMany(seconds: number): Refusal {
  const hint = `try again in ${seconds} s`;
  return {
    ...refusal(429, "rate-limited", "This key has sent too many requests", { hint }),
    headers: { "Retry-After": String(seconds) },
  };
}

/** What is said where there is nothing. */
export const unknown = () => refusal(404, "unknown-route", "There is nothing here");

/** Browsers say where a request comes from; programs say nothing. */
function isOwnSite({ "sec-fetch-site": site }: IncomingHttpHeaders): boolean {
  return site === undefined || site === "same-origin" || site === "none";
}

/** A person opens an address in a tab: the one thing that another site may do, too. */
export function opensPage(headers: IncomingHttpHeaders): boolean {
  return headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";
}

/** Letters, digits and what else needs no encoding, encoded; a percent sign; a zero. */
const needless = /%(?:2[de]|3\d|4[1-9a-f]|5[\daf]|6[1-9a-f]|7[\dae]|25|00)/i;

/** One way of writing each path: no empty parts, no dots for folders, nothing encoded that needn't be. */
function isPlain(path: string): boolean {
  return path.startsWith("/") && !/\/\/|\\|\/\.{1,2}(?:\/|$)/.test(path) && !needless.test(path);
}
