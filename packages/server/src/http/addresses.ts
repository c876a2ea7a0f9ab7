import { createHmac, timingSafeEqual } from "node:crypto";

/** Makes addresses that stand for a token: each for one path, and for a while. */
export interface Signer {
  /** The query of such an address. `until`: ms since the epoch. */
  sign(path: string, until: number): string;
  /** Whether a query was made by `sign` for this path, and still holds. */
  isSigned(path: string, query: URLSearchParams): boolean;
}

/** Signs addresses, and knows its own again. */
export class Addresses {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** For the files of a tenant; the owner's without one. */
  signerOf(tenant: string | undefined): Signer {
    const whose = tenant === undefined ? "" : `tenant=${tenant}&`;
    return {
      sign: (path, until) => `${whose}until=${until}&signature=${this.#signature(tenant, path, String(until))}`,
      isSigned: (path, query) => this.#holds(tenant, path, query),
    };
  }

  /** Whose file a query was signed for, if it was for this path, and still holds. */
  check(path: string, query: URLSearchParams): { readonly tenant?: string } | undefined {
    const tenant = query.get("tenant") ?? undefined;
    if (!this.#holds(tenant, path, query)) return undefined;
    return tenant === undefined ? {} : { tenant };
  }

  #holds(tenant: string | undefined, path: string, query: URLSearchParams): boolean {
    const until = query.get("until") ?? "";
    const given = Buffer.from(query.get("signature") ?? "", "base64url");
    const right = Buffer.from(this.#signature(tenant, path, until), "base64url");
    return given.length === right.length && timingSafeEqual(given, right) && Number(until) > Date.now();
  }

  #signature(tenant: string | undefined, path: string, until: string): string {
    const text = `artifact\n${tenant ?? ""}\n${path}\n${until}`;
    return createHmac("sha256", this.#secret).update(text).digest("base64url");
  }
}
