import { Clapperboard, ChevronLeft, ChevronRight } from "lucide-react";
import type { CSSProperties } from "react";
import { IconButton } from "../ui/icon-button.tsx";
import { useNames, useRoom, useTheRoom } from "./context.ts";
import { Pairs } from "./pairs.tsx";
import { arrangedOf, columnsOf } from "./room.ts";
import styles from "./stage.module.css";
import { Tile } from "./tile.tsx";
import { Wipe } from "./wipe.tsx";
import { words } from "./words.ts";

/** What is on the screen: a grid of takes, two of them under a wipe, or two to choose between. */
export function Stage() {
  const room = useTheRoom();
  const text = words.use();
  const state = useRoom((all) => all);
  const arranged = arrangedOf(state);
  const nameOf = useNames(arranged);
  const shown = state.shown.flatMap((id) => state.takes.find((take) => take.id === id) ?? []);
  if (state.mode === "pairs") return <Pairs arranged={arranged} />;
  if (state.mode === "wipe") return <Wipe takes={shown} names={shown.map(nameOf)} />;
  if (shown.length === 0) {
    return (
      <div className={styles["none"]}>
        <Clapperboard size={34} strokeWidth={1.2} aria-hidden="true" />
        {state.filter === "all" ? text.soon : text.nothing}
      </div>
    );
  }
  const columns = columnsOf(shown.length);
  const place: CSSProperties = { "--columns": columns, "--rows": Math.ceil(shown.length / columns) };
  const turnable = shown.length === 1 && arranged.filter(({ file }) => file).length > 1;
  return (
    <div className={styles["stage"]} style={place}>
      {shown.map((take) => (
        <Tile key={take.id} take={take} name={nameOf(take)} number={arranged.indexOf(take) + 1} />
      ))}
      {turnable && (
        <span className={styles["turn"]}>
          <IconButton icon={ChevronLeft} label={text.previous} onClick={() => room.page(-1)} />
          <IconButton icon={ChevronRight} label={text.next} onClick={() => room.page(1)} />
        </span>
      )}
    </div>
  );
}
