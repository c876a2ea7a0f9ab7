import { z } from "zod";

/** Who may use a server besides programs with keys: people, known by an issuer of tokens, or by a proxy. */
export function peopleSchema<S extends z.ZodType>(secret: S) {
  const header = (usual: string) =>
    z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,60}$/, "expected a header's name in small letters")
      .default(usual);
  const claim = z.string().min(1);
  const scopes = z.array(z.string());
  const usd = z.number().min(0);
  const perMinute = z.int().min(1);
  return z
    .strictObject({
      scopes: scopes.default([]).meta({ description: "What everybody may do who comes in." }),
      groups: z.record(z.string(), scopes).default({}).meta({ description: "What members of a group may do besides." }),
      limits: z
        .strictObject({
          dayUsd: usd.exactOptional(),
          totalUsd: usd.exactOptional(),
          requestsPerMinute: perMinute.exactOptional(),
          runsPerMinute: perMinute.exactOptional(),
        })
        .default({})
        .meta({ description: "What each person may use." }),
      oidc: z
        .strictObject({
          issuer: z.url(),
          audience: z.string().min(1),
          nameClaim: claim.default("sub"),
          groupsClaim: claim.default("groups"),
          tenantClaim: claim.exactOptional(),
        })
        .exactOptional()
        .meta({ description: "Whose tokens are taken." }),
      proxy: z
        .strictObject({
          addresses: z.array(z.union([z.ipv4(), z.ipv6()])).min(1),
          secret: secret.meta({ description: "What the proxy sends in `x-proxy-secret`." }),
          nameHeader: header("x-forwarded-user"),
          groupsHeader: header("x-forwarded-groups"),
          tenantHeader: header("x-forwarded-tenant").exactOptional(),
        })
        .exactOptional()
        .meta({ description: "A proxy that says who people are, once it has seen to that." }),
    })
    .exactOptional();
}
