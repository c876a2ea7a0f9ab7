import { useQuery } from "@tanstack/react-query";
import type { Fleet, NamedSecret, ProviderHealth, Settings } from "@reelgraph/server/wire";
import { ask } from "../api/client.ts";
import { queries } from "../api/queries.ts";

/** How the server is set up. Only who may administer it is told. */
export const useSettings = () =>
  useQuery({
    queryKey: ["settings"],
    staleTime: 0,
    queryFn: ({ signal }) => ask<Settings>("/api/settings", { signal }),
  });

/** The queue, the workers and the lanes, as they are now. */
export const useFleet = () =>
  useQuery({
    queryKey: ["fleet"],
    refetchInterval: 3000,
    queryFn: ({ signal }) => ask<Fleet>("/api/settings/fleet", { signal }),
  });

/** Writes a secret on the server, or takes it out (null). What was sent is forgotten here at once. */
export async function setSecret(name: string, value: string | null): Promise<NamedSecret> {
  const set = await ask<NamedSecret>("/api/settings/secrets", { method: "POST", body: { name, value } });
  await Promise.all([
    queries.invalidateQueries({ queryKey: ["settings"] }),
    queries.invalidateQueries({ queryKey: ["models"] }),
  ]);
  return set;
}

/** Asks a vendor with one free request whether it answers and takes the key. */
export const testProvider = (id: string) =>
  ask<ProviderHealth>(`/api/settings/providers/${encodeURIComponent(id)}/test`, { method: "POST", body: {} });
