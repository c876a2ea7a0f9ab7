import { openSecrets, type Workspace } from "@reelgraph/engine/node";
import type { People } from "../http/access.ts";
import { Grants } from "./grants.ts";
import { Oidc } from "./oidc.ts";
import { Proxy } from "./proxy.ts";

/** The people whom the configuration lets in; undefined: none. Throws `bad-config`, `missing-secret`. */
export function peopleOf({ found, env }: Pick<Workspace, "found" | "env">): People | undefined {
  const { people } = found.config;
  if (!people?.oidc && !people?.proxy) return undefined;
  const grants = new Grants(people);
  const oidc = people.oidc && new Oidc(people.oidc, grants);
  const secret = people.proxy && openSecrets(found.folder, env).get(people.proxy.secret.secret);
  const proxy = people.proxy && secret !== undefined ? new Proxy(people.proxy, secret, grants) : undefined;
  return {
    limits: people.limits,
    async byToken(token) {
      return oidc?.of(token);
    },
    byProxy: (headers, address) => proxy?.of(headers, address),
  };
}
