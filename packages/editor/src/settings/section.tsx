import { useId, type ReactNode } from "react";
import styles from "./settings.module.css";

/** A part of the settings under its name. */
export function Section({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles["section"]} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {hint !== undefined && <p className={styles["hint"]}>{hint}</p>}
      {children}
    </section>
  );
}

/** Facts, each with its name. */
export function Facts({ of }: { readonly of: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={styles["facts"]}>
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
