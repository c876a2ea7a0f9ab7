import { hash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Principal } from "../http/scopes.ts";
import type { Grants, PeopleConfig } from "./grants.ts";

type ProxyConfig = NonNullable<PeopleConfig["proxy"]>;

const digest = (text: string) => hash("sha256", text, "buffer");

/** People whom a proxy in front has let in. It is believed only at its address, and with the secret that it shares with us. */
export class Proxy {
  readonly #config: ProxyConfig;
  readonly #secret: Buffer;
  readonly #grants: Grants;

  constructor(config: ProxyConfig, secret: string, grants: Grants) {
    this.#config = config;
    this.#secret = digest(secret);
    this.#grants = grants;
  }

  /** `address`: of whoever is at the other end of the connection. */
  of(headers: IncomingHttpHeaders, address: string | undefined): Principal | undefined {
    const { addresses, nameHeader, groupsHeader, tenantHeader } = this.#config;
    const plain = address?.replace(/^::ffff:/, "");
    if (plain === undefined || !addresses.includes(plain)) return undefined;
    const one = (header: string) => {
      const value = headers[header];
      return typeof value === "string" ? value : undefined;
    };
    if (!timingSafeEqual(digest(one("x-proxy-secret") ?? ""), this.#secret)) return undefined;
    const name = one(nameHeader);
    const tenant = tenantHeader === undefined ? undefined : one(tenantHeader);
    if (name === undefined || (tenantHeader !== undefined && tenant === undefined)) return undefined;
    const groups = (one(groupsHeader) ?? "").split(",").map((group) => group.trim());
    return this.#grants.principalOf({ name, groups, tenant });
  }
}
