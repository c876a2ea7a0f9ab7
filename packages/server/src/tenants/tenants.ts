import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Household } from "../service/own-fleet.ts";
import { TenantName } from "../http/keys.ts";
import { openTenant, type Shared, type Tenant } from "./open-tenant.ts";
import { pipelinesOf, tenantWorkspace, type CurrentWorkspace } from "./tenant-workspace.ts";

/** The tenants of a server: the owner, and those that keys and tokens name, each opened at its first request. */
export class Tenants {
  readonly owner: Tenant;
  readonly #workspace: CurrentWorkspace;
  readonly #shared: Shared;
  readonly #open = new Map<string, Promise<Tenant>>();
  readonly #all: Tenant[];

  /** `folder`: where the owner's pipelines are. */
  constructor(workspace: CurrentWorkspace, folder: string, shared: Shared) {
    this.#workspace = workspace;
    this.#shared = shared;
    this.owner = openTenant({ ...workspace, folder }, shared);
    this.#all = [this.owner];
  }

  /** Opens all that have been here before: their runs go on. */
  async resume(): Promise<void> {
    const folder = join(this.#workspace.workspace.stateFolder, "tenants");
    const names = existsSync(folder) ? readdirSync(folder) : [];
    await Promise.all(names.filter((name) => TenantName.safeParse(name).success).map((name) => this.of(name)));
  }

  /** Whether a tenant has been here before. */
  has(name: string): boolean {
    return this.#open.has(name);
  }

  /** Undefined: the owner. Throws `bad-config` where a tenant's own configuration is wrong. */
  of(name: string | undefined): Tenant | Promise<Tenant> {
    if (name === undefined) return this.owner;
    const known = this.#open.get(name);
    if (known) return known;
    const opening = this.#opened(TenantName.parse(name));
    this.#open.set(name, opening);
    // What couldn't be opened is tried again.
    opening.catch(() => this.#open.delete(name));
    return opening;
  }

  /** Runs that wait and go, of all of them. */
  get load(): { readonly waiting: number; readonly running: number } {
    const all = this.#all.map(({ services }) => services.runs.load);
    const sum = (name: "waiting" | "running") => all.reduce((total, load) => total + load[name], 0);
    return { waiting: sum("waiting"), running: sum("running") };
  }

  /** What operators see of each. */
  get households(): readonly Household[] {
    return this.#all.map(({ name, services: { runs } }) => ({
      tenant: name,
      ...runs.entries,
      spent: async (day) => (await runs.host.journal.ledger.books()).sum({ day }).spent,
    }));
  }

  /** Lets go of all runs; what is known can still be asked for. */
  leave(): void {
    for (const { services } of this.#all) services.runs.leave();
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#open.values());
    await Promise.all(this.#all.map((tenant) => tenant.close()));
  }

  async #opened(name: string): Promise<Tenant> {
    const workspace = await tenantWorkspace(this.#workspace, name);
    const tenant = openTenant(
      { ...workspace, name, folder: pipelinesOf(workspace.workspace.stateFolder) },
      this.#shared,
    );
    this.#all.push(tenant);
    return tenant;
  }
}
