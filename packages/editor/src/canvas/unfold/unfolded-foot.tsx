import { FilmStrip } from "../card/film-strip.tsx";
import type { CardData } from "../graph/model.ts";
import styles from "./unfold.module.css";

/** The attempts or items that an unfolded node has made, below what makes them. */
export function UnfoldedFoot({ data: { shape, run } }: { readonly data: CardData }) {
  if (!shape.strip) return null;
  return (
    <div className={styles["foot"]}>
      <FilmStrip path={run} />
    </div>
  );
}
