import type { Fleet } from "@reelgraph/server/wire";
import { span } from "../ui/duration.ts";
import styles from "./fleet.module.css";
import { words } from "./words.ts";

/** Lanes to vendors' models: what is there, what waits, and whether the vendor asked for a pause. */
export function Lanes({ of }: { readonly of: Fleet["lanes"] }) {
  const text = words.use();
  if (of.length === 0) return null;
  // Of a fleet nobody knows what waits, but all that was sent.
  const alone = of.some(({ waiting }) => waiting !== undefined);
  return (
    <div className={styles["table"]}>
      <table className={styles["lanes"]}>
        <thead>
          <tr>
            {[text.lane, text.laneJobs, alone ? text.laneWaiting : text.laneSent, text.lanePaused].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.map(({ name, running, waiting, lastMinute, pausedSeconds }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{running}</td>
              <td>{alone ? waiting : lastMinute}</td>
              <td>{pausedSeconds > 0 ? span(pausedSeconds) : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
