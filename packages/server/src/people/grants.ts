import { failure } from "@reelgraph/engine";
import type { Config } from "@reelgraph/engine/node";
import { TenantName } from "../http/keys.ts";
import { principal, scopes, type Principal, type Scope } from "../http/scopes.ts";

export type PeopleConfig = NonNullable<Config["people"]>;

/** What is known of somebody, from whoever knows them. */
export interface Person {
  readonly name: string;
  readonly groups: readonly string[];
  /** Undefined: the owner's people. */
  readonly tenant: string | undefined;
}

/** What people may do: what all may, and what their groups may. Throws `bad-config` for a scope that there isn't. */
export class Grants {
  readonly #all: readonly Scope[];
  readonly #groups: ReadonlyMap<string, readonly Scope[]>;

  constructor({ scopes: all, groups }: Pick<PeopleConfig, "scopes" | "groups">) {
    this.#all = known(all);
    this.#groups = new Map(Object.entries(groups).map(([name, allowed]) => [name, known(allowed)]));
  }

  /** Undefined: the name, or the tenant's, can't be one. */
  principalOf({ name, groups, tenant }: Person): Principal | undefined {
    if (name === "" || name.length > 200) return undefined;
    if (tenant !== undefined && !TenantName.safeParse(tenant).success) return undefined;
    const allowed = [...this.#all, ...groups.flatMap((group) => this.#groups.get(group) ?? [])];
    return principal(`person:${encodeURIComponent(name)}`, allowed, tenant);
  }
}

function known(names: readonly string[]): readonly Scope[] {
  return names.map((name) => {
    const scope = scopes.find((one) => one === name);
    if (scope) return scope;
    throw failure("bad-config", `There is no scope "${name}"`, { at: "/people", expected: scopes.join(", ") });
  });
}
