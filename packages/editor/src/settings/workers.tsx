import type { Fleet } from "@reelgraph/server/wire";
import { span } from "../ui/duration.ts";
import styles from "./fleet.module.css";
import { words } from "./words.ts";

type Worker = Fleet["workers"][number];

/** A worker that was not seen for so long may be dead: the others look after its runs soon. In seconds. */
const silent = 10;

/** The workers, each with what it works on. */
export function Workers({ of }: { readonly of: readonly Worker[] }) {
  const text = words.use();
  if (of.length === 0) return <p className={styles["none"]}>{text.noWorkers}</p>;
  return (
    <ul className={styles["workers"]} aria-label={text.workers}>
      {of.map((worker) => (
        <OneWorker key={worker.id} worker={worker} />
      ))}
    </ul>
  );
}

function OneWorker({ worker }: { readonly worker: Worker }) {
  const text = words.use();
  const { host, slots, running, processors, aliveSeconds, seenSecondsAgo, runs } = worker;
  const more = running - runs.length;
  return (
    <li>
      <header>
        <strong>{host}</strong>
        <span>{text.alive(span(aliveSeconds))}</span>
        {seenSecondsAgo > silent && <span className={styles["silent"]}>{text.silent(span(seenSecondsAgo))}</span>}
      </header>
      <div className={styles["load"]}>
        <meter aria-label={text.slotsTaken(running, slots)} min={0} max={slots} value={running} />
        <span>{text.slotsTaken(running, slots)}</span>
        <span>{text.processors(processors)}</span>
      </div>
      {runs.length > 0 && (
        <ul className={styles["runs"]} aria-label={text.worksOn}>
          {runs.map(({ id, tenant }) => (
            <li key={id}>
              <code>{tenant === undefined ? id : `${tenant} · ${id}`}</code>
            </li>
          ))}
          {more > 0 && <li>{text.andMore(more)}</li>}
        </ul>
      )}
    </li>
  );
}
