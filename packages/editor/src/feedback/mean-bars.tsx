import type { Trend } from "@reelgraph/server/wire";
import { TrendingDown, TrendingUp } from "lucide-react";
import { aspects } from "./aspects.ts";
import styles from "./feedback.module.css";
import { words } from "./words.ts";

/** The means of several groups, each question as a bar, with the way it goes. */
export function MeanBars({ groups }: { readonly groups: readonly Trend[] }) {
  const text = words.use();
  if (groups.length === 0) return <p className={styles["quiet"]}>{text.unknown}</p>;
  return (
    <ul className={styles["groups"]}>
      {groups.map(({ name, count, means }) => (
        <li key={name}>
          <span>
            <b>{name}</b>
            <small>{text.count(count)}</small>
          </span>
          <div>
            {aspects.map(({ id, colour }) => {
              const found = means[id];
              if (!found) return null;
              const { mean, trend } = found;
              return (
                <p key={id}>
                  <em>{text[id]}</em>
                  <i aria-hidden="true">
                    <u style={{ width: `${(mean / 5) * 100}%`, background: colour }} />
                  </i>
                  <strong>{mean.toFixed(1)}</strong>
                  {trend !== undefined && Math.abs(trend) >= 0.05 && (
                    <span title={text.trend(signed(trend))} data-up={trend > 0}>
                      {trend > 0 ? (
                        <TrendingUp size={13} aria-hidden="true" />
                      ) : (
                        <TrendingDown size={13} aria-hidden="true" />
                      )}
                      {signed(trend)}
                    </span>
                  )}
                </p>
              );
            })}
          </div>
        </li>
      ))}
    </ul>
  );
}

const signed = (by: number): string => `${by > 0 ? "+" : "−"}${Math.abs(by).toFixed(1)}`;
