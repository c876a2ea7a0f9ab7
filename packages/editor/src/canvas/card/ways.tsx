import { valuesOf } from "../../run/given.ts";
import styles from "./ways.module.css";
import { useNodeRun } from "./node-run.ts";
import { words } from "./words.ts";

/** Which way a branch went: of a list how many items went which. */
export function Ways({ path, ports }: { readonly path: string; readonly ports: readonly string[] }) {
  const units = useNodeRun(path)?.units.filter(({ outputs }) => outputs !== undefined) ?? [];
  const text = words.use();
  const counts = ports.map(
    (port) => [port, units.filter((unit) => valuesOf(unit).some((given) => given.port === port)).length] as const,
  );
  return (
    <p className={styles["ways"]}>
      {units.length === 0
        ? text.undecided
        : counts.map(([port, count]) => (
            <span key={port} data-taken={count > 0}>
              {text.went(port, count, units.length)}
            </span>
          ))}
    </p>
  );
}
