import { failure } from "@reelgraph/engine";
import { addProvider, examineOne, knownVendors, setupOf, writeSecret, type Workspace } from "@reelgraph/engine/node";
import { z } from "zod";
import { defineRoute, type Route } from "../http/route.ts";
import { fleet } from "../wire/fleet.ts";
import { namedSecret, provider, providerHealth, settings, vendor } from "../wire/settings.ts";
import type { Services } from "./services.ts";

const dayMs = 24 * 60 * 60 * 1000;
const testMs = 20_000;

/** How the server is set up. Values of secrets come in and never go out. */
export const settingsRoutes = ({ current, runs, server }: Services): readonly Route[] => [
  defineRoute({
    method: "GET",
    path: "/api/settings",
    scope: "settings:admin",
    name: "showSettings",
    summary: "Vendors, services, budgets and which secrets are set; never a secret's value",
    answer: settings,
    async handle() {
      const books = await runs.host.journal.ledger.books();
      const { spent } = books.sum({ day: Math.floor(Date.now() / dayMs) });
      return { ...setupOf(await current()), spentToday: spent };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/settings/fleet",
    scope: "settings:admin",
    name: "showFleet",
    summary: "The queue, the workers, the lanes to vendors and what was spent today",
    answer: fleet,
    handle: () => server.fleet(),
  }),
  defineRoute({
    method: "GET",
    path: "/api/settings/vendors",
    scope: "settings:admin",
    name: "listVendors",
    summary: "Vendors that can be added by their name alone",
    answer: z.array(vendor),
    handle: () => knownVendors(),
  }),
  defineRoute({
    method: "POST",
    path: "/api/settings/providers",
    scope: "settings:admin",
    name: "addProvider",
    summary: "Add a vendor to the configuration, by its own address and with its usual key",
    body: z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), use: z.string().max(100) }),
    status: 201,
    answer: provider,
    async handle({ body: { id, use } }) {
      await addProvider(ownConfig(await current()), id, use);
      return setupOf(await current()).providers.find((one) => one.id === id);
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/settings/secrets",
    scope: "settings:admin",
    name: "setSecret",
    summary: "Write a secret that the configuration names into `.env` beside it, or take it out",
    body: z.strictObject({
      name: z.string().max(100),
      value: z.string().max(4096).nullable().describe("null: take it out."),
    }),
    answer: namedSecret,
    async handle({ body: { name, value } }) {
      const workspace = await current();
      const { secrets } = setupOf(workspace);
      if (!secrets.some((secret) => secret.name === name)) {
        throw failure("unknown-secret", `The configuration names no secret "${name}"`, {
          expected: secrets.map((secret) => secret.name).join(", ") || "a vendor in the configuration first",
        });
      }
      await writeSecret(ownConfig(workspace).folder, name, value ?? undefined);
      return setupOf(workspace).secrets.find((secret) => secret.name === name);
    },
  }),
  defineRoute({
    method: "POST",
    path: "/api/settings/providers/:id/test",
    scope: "settings:admin",
    name: "testProvider",
    summary: "Ask a vendor with one free request whether it answers and takes the key",
    body: z.strictObject({}),
    answer: providerHealth,
    async handle({ params, signal }) {
      const within = AbortSignal.any([signal, AbortSignal.timeout(testMs)]);
      const health = await examineOne(params["id"] ?? "", await current(), within);
      if (health) return health;
      throw failure("unknown-provider", "The configuration has no such vendor");
    },
  }),
];

/** Throws `not-yours` for the configuration that a tenant has from the server's owner. */
function ownConfig({ found, root }: Workspace): Workspace["found"] {
  if (found.folder === root) return found;
  throw failure("not-yours", "This configuration is the server owner's", { hint: "ask them" });
}
