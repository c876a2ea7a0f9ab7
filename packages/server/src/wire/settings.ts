import { z } from "zod";

export const namedSecret = z
  .object({ name: z.string().describe("The variable's name."), set: z.boolean() })
  .meta({ id: "NamedSecret" });
export type NamedSecret = z.infer<typeof namedSecret>;

export const provider = z
  .object({
    id: z.string(),
    use: z.string(),
    address: z.string(),
    key: namedSecret.describe("Absent: it needs none.").exactOptional(),
    models: z.int(),
    dayUsd: z.number().describe("Most that may be spent there in a day.").exactOptional(),
  })
  .meta({ id: "Provider" });
export type Provider = z.infer<typeof provider>;

const service = z.object({ use: z.string(), model: z.string().exactOptional(), key: namedSecret.exactOptional() });

/** How the server is set up. No value of a secret is ever told. */
export const settings = z
  .object({
    providers: z.array(provider),
    llm: service.exactOptional(),
    judges: z.array(service),
    moderation: service.exactOptional(),
    defaults: z.object({ model: z.string() }),
    budget: z.object({
      runUsd: z.number().exactOptional(),
      dayUsd: z.number().exactOptional(),
      unknownPrice: z.enum(["deny", "allow"]),
    }),
    spentToday: z.number(),
    secrets: z.array(namedSecret).describe("All secrets that the configuration names."),
  })
  .meta({ id: "Settings" });
export type Settings = z.infer<typeof settings>;

/** How a configured vendor does. */
export const providerHealth = z
  .object({
    id: z.string(),
    use: z.string(),
    address: z.string(),
    key: namedSecret.exactOptional(),
    answers: z.enum(["yes", "refused", "no", "unasked"]),
    message: z.string().exactOptional(),
    listed: z.object({ models: z.int(), asOf: z.string() }).exactOptional(),
  })
  .meta({ id: "ProviderHealth" });
export type ProviderHealth = z.infer<typeof providerHealth>;

/** A vendor that can be added by its name alone. */
export const vendor = z
  .object({
    use: z.string(),
    title: z.string(),
    keyName: z.string().describe("The variable in which people keep its key."),
    models: z.int(),
  })
  .meta({ id: "Vendor" });
export type Vendor = z.infer<typeof vendor>;
