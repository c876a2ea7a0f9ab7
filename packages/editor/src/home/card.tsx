import type { ReactNode } from "react";
import { Unmade } from "./unmade.tsx";
import styles from "./card.module.css";

/** A pipeline as a card: its picture, its name and a line about it. */
export function PictureCard({
  picture,
  title,
  nodes,
  children,
  onOpen,
}: {
  readonly picture: string | undefined;
  /** How many nodes it has: they are shown while there is no picture. */
  readonly nodes: number;
  readonly title: string;
  readonly children: ReactNode;
  readonly onOpen: () => void;
}) {
  return (
    <li className={styles["card"]}>
      <button type="button" className={styles["open"]} onClick={onOpen}>
        <span className={styles["picture"]} data-empty={picture === undefined}>
          {picture === undefined ? <Unmade nodes={nodes} /> : <img src={picture} alt="" loading="lazy" />}
        </span>
        <span className={styles["title"]}>{title}</span>
      </button>
      {children}
    </li>
  );
}
