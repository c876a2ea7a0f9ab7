import { Star } from "lucide-react";
import styles from "./stars.module.css";
import { words } from "./words.ts";

const all = [1, 2, 3, 4, 5] as const;

/** One's own stars of a take; each star is a button. */
export function Stars({
  count,
  of,
  onRate,
}: {
  readonly count: number;
  /** What is rated. */
  readonly of: string;
  readonly onRate: (stars: number) => void;
}) {
  const text = words.use();
  return (
    <span className={styles["stars"]} role="group" aria-label={text.stars(count, of)}>
      {all.map((star) => (
        <button
          key={star}
          type="button"
          aria-label={text.rateWith(star)}
          aria-pressed={star === count}
          data-on={star <= count}
          onClick={() => onRate(star)}
        >
          <Star size={15} strokeWidth={1.6} aria-hidden="true" />
        </button>
      ))}
    </span>
  );
}
