import { useStore, type NodeProps } from "@xyflow/react";
import { memo } from "react";
import type { CardNode } from "../graph/model.ts";
import { CardBody } from "./card-body.tsx";
import { CardFooter } from "./card-footer.tsx";
import { CardMarks } from "./card-marks.tsx";
import { CardHeader } from "./card-header.tsx";
import { CardPorts } from "./card-ports.tsx";
import { CardProblem } from "./card-problem.tsx";
import { Poster } from "./poster.tsx";
import styles from "./node-card.module.css";
import { UnfoldedFoot } from "../unfold/unfolded-foot.tsx";
import { wordsZoom } from "../zoom.ts";
import { useNodeRun } from "./node-run.ts";
import { words } from "./words.ts";

/** A node. It gets its spec from the document; how it stands in a run it asks for by its path. */
export const NodeCard = memo(function NodeCard({ data, selected, ...place }: NodeProps<CardNode>) {
  const far = useStore(({ transform }) => transform[2] < wordsZoom);
  const state = useNodeRun(data.run)?.state ?? "idle";
  const { id, info, spec } = data;
  const text = words.use();
  return (
    <article
      className={styles["card"]}
      data-selected={selected}
      data-far={far}
      data-state={state}
      data-stack={data.shape.strip && data.unfolded !== true}
      data-unfolded={data.unfolded}
      aria-label={`${info?.title ?? text.unknownType}: ${id}`}
      title={info ? undefined : `${text.unknownType} “${spec.use}”`}
    >
      {far && data.shape.body === "picture" && data.unfolded !== true && <Poster path={data.run} />}
      <CardHeader data={data} far={far} />
      <CardPorts ports={data.shape.ports} far={far} />
      {!far && (
        <>
          {data.unfolded ? <UnfoldedFoot data={data} /> : <CardBody data={data} />}
          <CardFooter path={data.run} />
          <CardProblem path={data.path} run={data.run} place={place} />
          <CardMarks data={data} />
        </>
      )}
    </article>
  );
});
