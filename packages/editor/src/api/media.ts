import { useQuery } from "@tanstack/react-query";
import type { MediaLinks } from "@reelgraph/server/wire";
import { ask } from "./client.ts";

const minutes = 60_000;

/**
 * Addresses of an artifact that `<img>` and `<video>` can use without a token. They hold for an hour and are asked for
 * again before that; the bytes behind them never change.
 */
export function useMediaLinks(sha256: string | undefined): Omit<MediaLinks, "until"> | undefined {
  const { data } = useQuery({
    queryKey: ["media", sha256],
    enabled: sha256 !== undefined,
    staleTime: 50 * minutes,
    refetchInterval: 50 * minutes,
    queryFn: ({ signal }) => ask<MediaLinks>(`/api/artifacts/${sha256}/facts`, { signal }),
  });
  return data;
}
