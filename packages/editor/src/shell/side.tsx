import type { ReactNode } from "react";
import { useSession } from "../session/editor.ts";
import styles from "./side.module.css";

/** Beside a graph, about what is selected; on a phone from below, and only while something is. Its place is the area `side`. */
export function Side({ children }: { readonly children: ReactNode }) {
  const isSelected = useSession((state) => state.selected.size > 0);
  return (
    <div className={styles["side"]} data-selected={isSelected}>
      {children}
    </div>
  );
}
