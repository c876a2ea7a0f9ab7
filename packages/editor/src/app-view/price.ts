import type { Planned } from "@reelgraph/engine";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ApiError, ask } from "../api/client.ts";

const quietMs = 500;

/** What a run with these inputs would cost, a moment after the last change. `problems`: why it can't be run so. */
export function usePrice(pipeline: string, inputs: Readonly<Record<string, unknown>>) {
  const now = JSON.stringify(inputs);
  const [asked, setAsked] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(now), quietMs);
    return () => clearTimeout(timer);
  }, [now]);
  const { data, error } = useQuery({
    queryKey: ["price", pipeline, asked],
    queryFn: ({ signal }) => {
      const body = { pipeline, inputs: JSON.parse(asked) as Readonly<Record<string, unknown>> };
      return ask<Planned>("/api/plan", { method: "POST", body, signal });
    },
  });
  const problems = error instanceof ApiError ? error.problems : [];
  return { plan: data, problems, waiting: asked !== now };
}
