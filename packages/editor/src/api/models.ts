import { useQuery } from "@tanstack/react-query";
import type { Model } from "@reelgraph/server/wire";
import { ask } from "./client.ts";

/** The video models that pipelines may name. */
export const useModels = () =>
  useQuery({
    queryKey: ["models"],
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => ask<readonly Model[]>("/api/models", { signal }),
  });
