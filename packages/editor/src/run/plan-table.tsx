import type { Planned } from "@reelgraph/engine";
import { Zap } from "lucide-react";
import { useMemo } from "react";
import { span, spanRange } from "../ui/duration.ts";
import { money, moneyRange } from "../ui/money.ts";
import styles from "./plan-sheet.module.css";
import { isFree, planTotals, type NodePlan } from "./plan-totals.ts";
import { words } from "./words.ts";
import { useSaid } from "../language/sentences/said.ts";

/** A plan, node by node, with its sum, its time and all that it takes for granted. */
export function PlanTable({ plan }: { readonly plan: Planned }) {
  const text = words.use();
  const said = useSaid();
  const nodes = useMemo(() => [...planTotals(plan)].filter(([, { cached, run }]) => cached + run.max > 0), [plan]);
  const idle = nodes.every(([, { run }]) => run.max === 0);
  const free = isFree(plan);
  return (
    <>
      <dl className={styles["totals"]}>
        <div>
          <dt>{text.cost}</dt>
          <dd data-money={!free}>{free ? text.free : moneyRange(plan.total)}</dd>
        </div>
        <div>
          <dt>{text.time}</dt>
          <dd>{plan.time ? `${spanRange(plan.time)}${plan.time.unknown ? " +" : ""}` : idle ? span(0) : "–"}</dd>
        </div>
        {plan.budgets.map(({ cap, account = "", usd, spent }) => (
          <div key={`${cap} ${account}`}>
            <dt>
              {cap === "account"
                ? text.capAccount(account)
                : { day: text.capDay, run: text.capRun, payer: text.capPayer }[cap]}
            </dt>
            <dd className={styles["small"]}>{text.spentToday(money(spent), money(usd))}</dd>
          </div>
        ))}
      </dl>
      <div className={styles["scroll"]} tabIndex={0} role="region" aria-label={text.sheet}>
        <table className={styles["table"]}>
          <thead>
            <tr>
              <th scope="col">{text.node}</th>
              <th scope="col">{text.work}</th>
              <th scope="col">{text.time}</th>
              <th scope="col">{text.cost}</th>
            </tr>
          </thead>
          <tbody>
            {nodes.map(([node, of]) => (
              <tr key={node}>
                <th scope="row">
                  {node} <span>{of.models.join(", ")}</span>
                </th>
                <td>
                  {of.cached > 0 && (
                    <span className={styles["cached"]}>
                      <Zap size={11} aria-hidden="true" /> {text.known(of.cached)}
                    </span>
                  )}
                  {of.run.max > 0 && text.willRun(of.run.min, of.run.max)}
                  {of.adjustments.map(({ field, asked, used, why }) => (
                    <small key={field} title={said(why)}>
                      {text.adapted(field, said(String(asked)), said(String(used)))}
                    </small>
                  ))}
                </td>
                <td>{of.seconds && spanRange(of.seconds)}</td>
                <td>{costOf(of, text)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {idle && <p className={styles["hint"]}>{text.nothingToRun}</p>}
      {(plan.saved.usd > 0 || plan.saved.seconds > 0.05) && (
        <p className={styles["hint"]}>{text.saves(money(plan.saved.usd), span(plan.saved.seconds))}</p>
      )}
      {plan.assumptions.length > 0 && (
        <details className={styles["assumed"]}>
          <summary>{text.assumptions}</summary>
          <ul>
            {[...plan.assumptions, ...(plan.time?.bottleneck === undefined ? [] : [plan.time.bottleneck])].map(
              (one) => (
                <li key={one}>{said(one)}</li>
              ),
            )}
          </ul>
        </details>
      )}
    </>
  );
}

function costOf({ price, unknown, run, models }: NodePlan, text: ReturnType<typeof words.use>): string {
  if (run.max === 0) return money(0);
  if (unknown) return price.max > 0 ? moneyRange({ ...price, unknown }) : text.unknownPrice;
  if (price.max > 0) return moneyRange(price);
  return models.length > 0 ? text.offline : text.free;
}
