import { Check, CircleDashed, Hand, Hourglass, TriangleAlert, Zap } from "lucide-react";
import { hasError } from "../../run/plan-store.ts";
import { usePlan } from "../../session/editor.ts";
import type { CardData } from "../graph/model.ts";
import { insideOf } from "../unfold/inside.ts";
import { UnfoldButton } from "../unfold/unfold-button.tsx";
import styles from "./card-header.module.css";
import { iconOf } from "./icon-of.ts";
import { useNodeRun } from "./node-run.ts";
import { Ring } from "./ring.tsx";
import { words } from "./words.ts";

/** What it is, how many, and how it stands. */
export function CardHeader({
  data: { id, info, path, run: place, shape, mapped, spec, unfolded = false },
  far,
}: {
  readonly data: CardData;
  readonly far: boolean;
}) {
  const run = useNodeRun(place);
  const text = words.use();
  const Icon = iconOf(info);
  const kind = shape.ports.find(({ side }) => side === "out")?.kind ?? "any";
  const many = run !== undefined && (mapped || run.units.length > 1);
  return (
    <header className={styles["header"]}>
      <span className={styles["icon"]} style={{ color: `var(--kind-${kind})` }}>
        <Icon size={13} strokeWidth={2} aria-hidden="true" />
      </span>
      <b className={styles["title"]}>{id}</b>
      {!far && (
        <span className={styles["type"]}>
          {many ? text.items(run.units.length) : (info?.title ?? text.unknownType)}
        </span>
      )}
      {run && <Mark path={place} far={far} />}
      {far && run?.state !== "failed" && <Wrong path={path} />}
      {!far && insideOf(spec, path) !== undefined && <UnfoldButton path={path} unfolded={unfolded} />}
    </header>
  );
}

/** From afar, where the problem under the card can't be read: that there is one. */
function Wrong({ path }: { readonly path: string }) {
  const wrong = usePlan(({ problemsOf }) => hasError(problemsOf.get(path)));
  const text = words.use();
  if (!wrong) return null;
  return (
    <span className={styles["mark"]} data-state="failed" title={text.wrong}>
      <TriangleAlert size={12} strokeWidth={2.2} aria-hidden="true" />
      <span className="visually-hidden">{text.wrong}</span>
    </span>
  );
}

const signs = {
  parked: Hand,
  waiting: Hourglass,
  failed: TriangleAlert,
  queued: CircleDashed,
  finished: Check,
  cached: Zap,
  skipped: CircleDashed,
};

/** Told by a sign and a word, never by colour alone. */
function Mark({ path, far }: { readonly path: string; readonly far: boolean }) {
  const run = useNodeRun(path);
  const text = words.use();
  if (!run) return null;
  const { state } = run;
  if (state === "running") return <Ring path={path} />;
  const Sign = signs[state];
  const alone = far || state === "finished";
  return (
    <span className={styles["mark"]} data-state={state} title={text[state]}>
      <Sign size={12} strokeWidth={2.2} aria-hidden="true" />
      <span className={alone ? "visually-hidden" : undefined}>{text[state]}</span>
    </span>
  );
}
