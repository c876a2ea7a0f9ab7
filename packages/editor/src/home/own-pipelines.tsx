import type { RunStatus } from "@reelgraph/server/wire";
import { useQuery } from "@tanstack/react-query";
import { Smartphone } from "lucide-react";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { outputsOf } from "../api/outputs.ts";
import type { PipelineInfo } from "../api/pipelines.ts";
import { stateWords } from "../run/words.ts";
import { ago } from "../ui/ago.ts";
import { Button } from "../ui/button.tsx";
import { money } from "../ui/money.ts";
import { PictureCard } from "./card.tsx";
import styles from "./home.module.css";
import { words } from "./words.ts";

const fewest = 8;
/** Folders below the one that is served. */
const deepest = 2;

/** Pipelines of the folder, those that were run or changed last first. */
export function OwnPipelines({ list }: { readonly list: readonly PipelineInfo[] }) {
  const text = words.use();
  const [all, setAll] = useState(false);
  const recent = list.toSorted((a, b) => touched(b) - touched(a));
  // What came with the program, or lies deep in a folder of something else, is nobody's own before it was run.
  const own = recent.filter(({ file, lastRun }) => {
    return lastRun !== undefined || !(file.startsWith("examples/") || file.split("/").length > deepest + 1);
  });
  const shown = all ? recent : own.slice(0, fewest);
  return (
    <>
      {shown.length > 0 && (
        <ul className={styles["cards"]}>
          {shown.map((info) => (
            <OwnCard key={info.file} info={info} />
          ))}
        </ul>
      )}
      {shown.length < recent.length && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {text.showAll(recent.length)}
        </Button>
      )}
    </>
  );
}

function OwnCard({ info: { file, name = file, nodes, app, lastRun } }: { readonly info: PipelineInfo }) {
  const text = words.use();
  const states = stateWords.use();
  const [, go] = useLocation();
  const { data: files } = useQuery({
    queryKey: ["outputs", lastRun?.id],
    enabled: lastRun?.state === "succeeded",
    queryFn: ({ signal }) => outputsOf(lastRun?.id ?? "", signal),
  });
  return (
    <PictureCard
      picture={files?.find(({ thumbnail }) => thumbnail !== undefined)?.thumbnail}
      title={name}
      nodes={nodes}
      onOpen={() => go(`/p/${file}`)}
    >
      <footer>
        <span>{text.nodes(nodes)}</span>
        {lastRun ? (
          <span data-state={lastRun.state}>
            {states[lastRun.state as RunStatus]} · {ago(lastRun.created)} ·{" "}
            {lastRun.spent > 0 ? money(lastRun.spent) : text.forFree}
          </span>
        ) : (
          <span>{text.neverRun}</span>
        )}
        <Link href={`/app/${file}`} aria-label={text.asForm(name)} title={text.asForm(name)} data-published={app}>
          <Smartphone size={15} strokeWidth={1.7} aria-hidden="true" />
          {app && text.published}
        </Link>
      </footer>
    </PictureCard>
  );
}

const touched = ({ lastRun, modified }: PipelineInfo) => Math.max(lastRun?.created ?? 0, modified);
