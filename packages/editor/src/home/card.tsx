import { Clapperboard } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./card.module.css";

/** A pipeline as a card: its picture, its name and a line about it. */
export function PictureCard({
  picture,
  title,
  children,
  onOpen,
}: {
  readonly picture: string | undefined;
  readonly title: string;
  readonly children: ReactNode;
  readonly onOpen: () => void;
}) {
  return (
    <li className={styles["card"]}>
      <button type="button" className={styles["open"]} onClick={onOpen}>
        <span className={styles["picture"]} data-empty={picture === undefined}>
          {picture === undefined ? (
            <Clapperboard size={24} strokeWidth={1.3} aria-hidden="true" />
          ) : (
            <img src={picture} alt="" loading="lazy" />
          )}
        </span>
        <span className={styles["title"]}>{title}</span>
      </button>
      {children}
    </li>
  );
}
