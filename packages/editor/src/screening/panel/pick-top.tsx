import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { useTheRoom } from "../context.ts";
import { pickTop } from "../say.ts";
import { words } from "../words.ts";
import styles from "./panel.module.css";

/** Picks the best few of all takes at once. */
export function PickTop({ count }: { readonly count: number }) {
  const room = useTheRoom();
  const text = words.use();
  const [wanted, setWanted] = useState(1);
  const most = Math.max(1, count - 1);
  const best = Math.min(wanted, most);
  return (
    <section className={styles["top"]}>
      <input
        type="number"
        min={1}
        max={most}
        value={best}
        aria-label={text.pickTop(best)}
        onChange={({ target }) => setWanted(Math.max(1, Number(target.value) || 1))}
      />
      <Button title={text.pickTopHint} onClick={() => void pickTop(room, best)}>
        {text.pickTop(best)}
      </Button>
    </section>
  );
}
