import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { TenantName } from "../http/keys.ts";
import { openTenant, type Shared, type Tenant } from "./open-tenant.ts";
import { pipelinesOf, tenantWorkspace, type CurrentWorkspace } from "./tenant-workspace.ts";

/** The tenants of a server: the owner, and those that keys and tokens name, each opened at its first request. */
export class Tenants {
  readonly owner: Tenant;
  readonly #workspace: CurrentWorkspace;
  readonly #shared: Shared;
  readonly #open = new Map<string, Promise<Tenant>>();

  /** `folder`: where the owner's pipelines are. */
  constructor(workspace: CurrentWorkspace, folder: string, shared: Shared) {
    this.#workspace = workspace;
    this.#shared = shared;
    this.owner = openTenant({ ...workspace, folder }, shared);
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

  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.#open.values());
    const all = opened.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    await Promise.all([this.owner, ...all].map((tenant) => tenant.close()));
  }

  async #opened(name: string): Promise<Tenant> {
    const workspace = await tenantWorkspace(this.#workspace, name);
    return openTenant({ ...workspace, name, folder: pipelinesOf(workspace.workspace.stateFolder) }, this.#shared);
  }
}
