import { TriangleAlert } from "lucide-react";
import { words } from "../words.ts";
import styles from "./card.module.css";
import { useNodeRun } from "./node-run.ts";

/** What went wrong, under the node where it did, in plain words. */
export function CardProblem({ path }: { readonly path: string }) {
  const failed = useNodeRun(path)?.units.find(({ problem }) => problem !== undefined);
  const text = words.use();
  if (!failed?.problem) return null;
  const { message, hint } = failed.problem;
  return (
    <section className={styles["problem"]} aria-label={text.failed}>
      <header>
        <TriangleAlert size={13} aria-hidden="true" />
        <b>{failed.item.length > 0 ? text.itemFailed(failed.item.join(", ")) : text.failed}</b>
      </header>
      <p>{message}</p>
      {hint !== undefined && <p className={styles["hint"]}>{hint}</p>}
    </section>
  );
}
