import { Zap } from "lucide-react";
import { useDocument, useEditor } from "../../session/editor.ts";
import { Button } from "../../ui/button.tsx";
import { money, moneyRange } from "../../ui/money.ts";
import { heldBy, isGoing } from "../run-store.ts";
import { runTime } from "../track.ts";
import { spentOver, stepPath } from "./cost-curve.ts";
import styles from "./cost.module.css";
import { useNow, useSlowRun } from "./use-slow-run.ts";
import { words } from "./words.ts";

const size = { width: 240, height: 64 };

/** What the run has spent, beside what was estimated and the cap that it stops at. */
export function Cost() {
  const state = useSlowRun();
  const { session } = useEditor();
  const isReadOnly = useDocument((one) => one.isReadOnly);
  const text = words.use();
  const going = isGoing(state);
  const time = useNow(going, 1000);
  const { run, track } = state;
  const { spent = run.usd, reserved = 0, cap } = run.budget ?? {};
  const estimate = run.plan?.total;
  const saved = run.plan?.saved.usd ?? 0;
  const free = spent === 0 && reserved === 0 && (estimate === undefined || (estimate.max === 0 && !estimate.unknown));
  const atCap = heldBy(state) === "cap";
  if (free) {
    return (
      <section className={styles["cost"]} aria-label={text.cost}>
        <header>
          <span>{text.cost}</span>
        </header>
        <p className={styles["big"]}>
          <b>{text.free}</b>
        </p>
        <p className={styles["small"]}>{text.offline}</p>
      </section>
    );
  }
  const now = runTime(track, time);
  const most = Math.max(spent + reserved, estimate?.max ?? 0, 0.01);
  const end = Math.max(now, going ? (run.plan?.time?.max ?? 0) * 1000 : 0, 1000);
  const points = spentOver(track, now);
  const x = (at: number) => Math.round((at / end) * (size.width - 8) * 10) / 10 + 2;
  const y = (usd: number) => Math.round((size.height - 4 - (usd / most) * (size.height - 12)) * 10) / 10;
  const whole = cap ?? most;
  const share = (usd: number) => `${Math.min(100, (usd / whole) * 100)}%`;
  return (
    <section className={styles["cost"]} aria-label={text.cost}>
      <header>
        <span>{text.cost}</span>
        <span>{cap === undefined ? text.noCap : text.cap(money(cap))}</span>
      </header>
      <p className={styles["big"]}>
        <b>{money(spent)}</b>
        {estimate && <span>{text.ofEstimate(moneyRange(estimate))}</span>}
      </p>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={text.curve(money(spent))}>
        {estimate && going && (
          <path
            className={styles["expected"]}
            d={`M${x(now)} ${y(spent)}L${x(end)} ${y(Math.max(spent, estimate.max))}`}
          />
        )}
        <path className={styles["area"]} d={`${stepPath(points, x, y)}V${size.height}H${x(0)}Z`} />
        <path className={styles["spent"]} d={stepPath(points, x, y)} />
        <circle className={styles["head"]} cx={x(now)} cy={y(spent)} r="3" />
      </svg>
      <div className={styles["meter"]}>
        <i style={{ width: share(spent) }} />
        <u style={{ left: share(spent), width: share(reserved) }} />
      </div>
      <p className={styles["small"]}>
        {saved > 0 && (
          <span>
            <Zap size={11} aria-hidden="true" /> {text.saved(money(saved))}
          </span>
        )}
        {reserved > 0 && <span>{text.reserved(money(reserved))}</span>}
        {cap !== undefined && !atCap && <span>{text.stops}</span>}
      </p>
      {atCap && !isReadOnly && (
        <div className={styles["ask"]}>
          <p>{text.pausedAtCap}</p>
          <Button look="primary" onClick={() => session.openDialog("run.raise")}>
            {text.raise}
          </Button>
          <Button look="quiet" onClick={() => session.openDialog("run.stop")}>
            {text.stopHere}
          </Button>
        </div>
      )}
    </section>
  );
}
