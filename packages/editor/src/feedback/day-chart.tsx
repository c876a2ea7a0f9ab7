import type { Trend } from "@reelgraph/server/wire";
import { aspects } from "./aspects.ts";
import styles from "./feedback.module.css";
import { heightOf, placesOf } from "./scale.ts";
import { words } from "./words.ts";

const size = { width: 900, height: 240, left: 28, bottom: 24, top: 18, right: 12 };
const marks = [1, 2, 3, 4, 5];

/** The means of each day, one line for each question. */
export function DayChart({ days }: { readonly days: readonly Trend[] }) {
  const text = words.use();
  const x = placesOf(
    days.map(({ name }) => name),
    size.left,
    size.width - size.right,
  );
  const y = (mark: number) => heightOf(mark, size.top, size.height - size.bottom);
  const labels = days.filter((_, place) => place % Math.ceil(days.length / 8) === 0);
  return (
    <figure className={styles["chart"]}>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={text.chart}>
        {marks.map((mark) => (
          <g key={mark}>
            <line x1={size.left} x2={size.width - size.right} y1={y(mark)} y2={y(mark)} className={styles["rule"]} />
            <text x={size.left - 10} y={y(mark) + 4} textAnchor="end">
              {mark}
            </text>
          </g>
        ))}
        {labels.map(({ name }) => (
          <text key={name} x={x(name)} y={size.height - 4} textAnchor="middle">
            {name.slice(5)}
          </text>
        ))}
        {aspects.map(({ id, colour, dash }, place) => {
          // Equal marks lie on one another: the later ones are smaller, so that each is seen.
          const smaller = 1 - place * 0.28;
          const points = days.flatMap(({ name, means }) => {
            const mean = means[id];
            return mean ? [{ name, ...mean }] : [];
          });
          return (
            <g key={id} stroke={colour} fill={colour}>
              <polyline
                points={points.map(({ name, mean }) => `${x(name)},${y(mean)}`).join(" ")}
                fill="none"
                strokeWidth={2}
                strokeDasharray={dash}
              />
              {points.map(({ name, mean, count }) => (
                <circle
                  key={name}
                  cx={x(name)}
                  cy={y(mean)}
                  r={smaller * Math.min(9, 4.5 + Math.sqrt(count))}
                  strokeWidth={0}
                >
                  <title>{text.point(name, text[id], mean.toFixed(1), count)}</title>
                </circle>
              ))}
            </g>
          );
        })}
      </svg>
      <figcaption>
        {aspects.map(({ id, colour, dash }) => (
          <span key={id}>
            <svg width="26" height="8" aria-hidden="true">
              <line x1="0" x2="26" y1="4" y2="4" stroke={colour} strokeWidth="2" strokeDasharray={dash} />
            </svg>
            {text[id]}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
