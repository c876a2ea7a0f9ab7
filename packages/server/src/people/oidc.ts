import { openHttp } from "@reelgraph/engine/node";
import type { JWTPayload, JWTVerifyGetKey } from "jose";
import type { Principal } from "../http/scopes.ts";
import type { Grants, PeopleConfig } from "./grants.ts";

type OidcConfig = NonNullable<PeopleConfig["oidc"]>;

/** Signatures that only the issuer can make: a key that both know would let us make them, too. */
const algorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];
const fetchMs = 10_000;
/** How long after a failure the issuer is asked again, in ms. */
const pauseMs = 10_000;
const skewSeconds = 30;

/** People with a token of one issuer, checked by the keys that the issuer publishes (OpenID Connect Discovery, RFC 7517). */
export class Oidc {
  readonly #config: OidcConfig;
  readonly #grants: Grants;
  #keys: Promise<JWTVerifyGetKey> | undefined;

  constructor(config: OidcConfig, grants: Grants) {
    this.#config = config;
    this.#grants = grants;
  }

  /** Undefined: the token isn't valid here, or can't be checked now. */
  async of(token: string): Promise<Principal | undefined> {
    const { issuer, audience } = this.#config;
    const { jwtVerify } = await import("jose");
    const checks = { issuer, audience, algorithms, clockTolerance: skewSeconds, requiredClaims: ["exp", "sub"] };
    const verified = await this.#keysNow()
      .then((keys) => jwtVerify(token, keys, checks))
      .catch(() => undefined);
    return verified && this.#principalOf(verified.payload);
  }

  #principalOf(claims: JWTPayload): Principal | undefined {
    const { nameClaim, groupsClaim, tenantClaim } = this.#config;
    const [name, groups] = [claims[nameClaim], claims[groupsClaim]];
    const tenant = tenantClaim === undefined ? undefined : claims[tenantClaim];
    // Who should have a tenant and has none is nobody's, least of all the owner's.
    if (typeof name !== "string" || (tenantClaim !== undefined && typeof tenant !== "string")) return undefined;
    return this.#grants.principalOf({
      name,
      groups: Array.isArray(groups) ? groups.filter((group) => typeof group === "string") : [],
      tenant: typeof tenant === "string" ? tenant : undefined,
    });
  }

  #keysNow(): Promise<JWTVerifyGetKey> {
    this.#keys ??= this.#discover().catch((thrown: unknown) => {
      setTimeout(() => (this.#keys = undefined), pauseMs).unref();
      throw thrown;
    });
    return this.#keys;
  }

  async #discover(): Promise<JWTVerifyGetKey> {
    const { createRemoteJWKSet, customFetch } = await import("jose");
    const { issuer } = this.#config;
    const get = guardedFetch([new URL(issuer).host]);
    const found = (await (await get(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`)).json()) as Record<
      string,
      unknown
    >;
    const { issuer: said, jwks_uri: keys } = found;
    if (said !== issuer || typeof keys !== "string") throw new Error("the issuer says that it is another");
    return createRemoteJWKSet(new URL(keys), { [customFetch]: get, timeoutDuration: fetchMs });
  }
}

/** Through the guard of the engine: hosts that the configuration names, or public ones. */
function guardedFetch(allowHosts: readonly string[]): (url: string) => Promise<Response> {
  const http = openHttp({ allowHosts: [...allowHosts] }, (text) => text);
  return async (url) => {
    const { status, text } = await http({ method: "GET", url, signal: AbortSignal.timeout(fetchMs) });
    return new Response(await text(), { status, headers: { "Content-Type": "application/json" } });
  };
}
