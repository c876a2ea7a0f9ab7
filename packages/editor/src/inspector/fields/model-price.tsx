import type { Model } from "@reelgraph/server/wire";
import { words } from "../words.ts";
import styles from "./fields.module.css";

/** What a usual second costs; nothing for a model on this machine, and never a guess. */
export function ModelPrice({ model: { prices, usdPerSecond } }: { readonly model: Model }) {
  const text = words.use();
  if (prices === undefined) return <em className={styles["price"]}>{text.free}</em>;
  if (usdPerSecond === null) return <em className={styles["price"]}>{text.unknownPrice}</em>;
  const usd = `$${usdPerSecond < 0.1 ? usdPerSecond.toFixed(3) : usdPerSecond.toFixed(2)}`;
  return <em className={styles["price"]}>{text.perSecond(usd)}</em>;
}
