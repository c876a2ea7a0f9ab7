import { keepPreviousData, QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import type { NodeInfo } from "@reelgraph/engine";
import { useMemo } from "react";
import { language, useLanguage, type Language } from "../language/language.ts";
import { ApiError, ask, askedAhead } from "./client.ts";
import { listPipelines } from "./pipelines.ts";

/** Answers of the server that several parts of the page look at. Events of runs don't come this way. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, thrown) =>
        count < 2 && !(thrown instanceof ApiError && thrown.status >= 400 && thrown.status < 500),
    },
  },
});

/** All node types, by name, described in the interface's language. */
export const useNodeTypes = () => useNodeTypesIn(useLanguage());

/** Has them asked for, where they aren't known yet. */
export const fetchNodeTypes = (): Promise<void> => queries.prefetchQuery(nodeTypesIn(language.getState()));

/** The other language's titles of node types, by type: what is looked for may be written in either. */
export function useOtherTitles(): ReadonlyMap<string, string> {
  const { data } = useNodeTypesIn(useLanguage() === "zh" ? "en" : "zh");
  return useMemo(() => new Map([...(data ?? [])].map(([type, { title }]) => [type, title])), [data]);
}

const useNodeTypesIn = (language: Language) =>
  useQuery({ ...nodeTypesIn(language), placeholderData: keepPreviousData });

const nodeTypesIn = (language: Language) =>
  queryOptions({
    queryKey: ["nodes", language],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) =>
      byType(await ask<readonly NodeInfo[]>("/api/nodes", { query: { language }, signal })),
    initialData: () => {
      const list = askedAhead<readonly NodeInfo[]>("/api/nodes", { language });
      return list && byType(list);
    },
  });

const byType = (list: readonly NodeInfo[]): ReadonlyMap<string, NodeInfo> =>
  new Map(list.map((info) => [info.type, info]));

export const usePipelines = () => useQuery({ queryKey: ["pipelines"], queryFn: ({ signal }) => listPipelines(signal) });
