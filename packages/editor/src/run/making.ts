import type { Problem, RunState } from "@reelgraph/engine";
import type { RunStarted } from "@reelgraph/server/wire";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { ApiError, ask } from "../api/client.ts";
import { outputsOf, type Shown } from "../api/outputs.ts";
import { queries } from "../api/queries.ts";
import type { NodeRun } from "./node-runs.ts";
import type { Progress } from "./progress.ts";
import { openRunStore } from "./run-store.ts";

/** A run outside the editor: on the first page, and of a pipeline that is used as a form. */
export interface Making {
  readonly id?: string;
  readonly run: RunState;
  /** Its nodes by path. */
  readonly nodes: ReadonlyMap<string, NodeRun>;
  readonly progress: Progress;
  readonly phase: "idle" | "running" | "paused" | "made" | "failed";
  readonly problems: readonly Problem[];
  /** What it gave, films first. */
  readonly files: readonly Shown[];
  start(body: { readonly pipeline: string; readonly inputs?: Readonly<Record<string, unknown>> }): Promise<void>;
  /** Shows a run that was started elsewhere or earlier. */
  follow(id: string): void;
}

export function useMaking(): Making {
  const [store] = useState(openRunStore);
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  const [starting, setStarting] = useState(false);
  const { run, nodes, id } = useStore(store);
  const over = id !== undefined && run.ended !== undefined;
  useEffect(() => store.leave, [store]);
  useEffect(() => {
    if (over) void queries.invalidateQueries({ queryKey: ["pipelines"] });
  }, [over]);
  const { data: files = [] } = useQuery({
    queryKey: ["outputs", id, run.seq],
    enabled: over && run.state === "succeeded",
    queryFn: ({ signal }) => outputsOf(id ?? "", signal),
  });
  return {
    ...(id === undefined ? {} : { id }),
    run,
    nodes,
    progress: store.progress,
    phase: phaseOf(),
    problems: refused.length > 0 ? refused : run.problems,
    files,
    async start(body) {
      setRefused([]);
      setStarting(true);
      try {
        const asking = { method: "POST", body, idempotencyKey: crypto.randomUUID() } as const;
        store.follow((await ask<RunStarted>("/api/runs", asking)).id);
      } catch (thrown) {
        if (!(thrown instanceof ApiError)) throw thrown;
        setRefused(thrown.problems);
      } finally {
        setStarting(false);
      }
    },
    follow: store.follow,
  };

  function phaseOf(): Making["phase"] {
    if (refused.length > 0) return "failed";
    if (starting) return "running";
    if (id === undefined) return "idle";
    if (run.state === "paused") return "paused";
    if (!over) return "running";
    return run.state === "succeeded" ? (files.length > 0 ? "made" : "running") : "failed";
  }
}
