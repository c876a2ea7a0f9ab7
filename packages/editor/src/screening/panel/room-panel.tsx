import { useNames, useRoom } from "../context.ts";
import { useAgreement } from "../data.ts";
import { arrangedOf, focusedOf } from "../room.ts";
import { words } from "../words.ts";
import { Ask } from "./ask.tsx";
import { Comments } from "./comments.tsx";
import { Judge } from "./judge.tsx";
import { Person } from "./person.tsx";
import styles from "./panel.module.css";
import { PickTop } from "./pick-top.tsx";
import { Scores } from "./scores.tsx";

/** Beside the takes: how they were judged, what was said of them, and what becomes of them. */
export function RoomPanel({
  going,
  over,
  answered,
}: {
  readonly going: boolean;
  readonly over: boolean;
  /** A question was answered here: the person waits for what comes of it. */
  readonly answered: boolean;
}) {
  const text = words.use();
  const state = useRoom((all) => all);
  const arranged = arrangedOf(state);
  const nameOf = useNames(arranged);
  const focused = focusedOf(state);
  // Who compares in pairs shall see no scores either.
  const inPairs = state.mode === "pairs";
  const blind = state.blind !== undefined || inPairs;
  const { data: agreements = [] } = useAgreement();
  const best = agreements.find(({ criterion, rank }) => criterion === "overall" && rank !== undefined);
  const shown = arranged.filter(({ id, file }) => file && state.shown.includes(id));
  return (
    <aside className={styles["panel"]} aria-label={text.scores}>
      {answered && (
        <p className={styles["news"]} role="status">
          {going ? text.goesOn : over ? text.made : text.sent}
        </p>
      )}
      {state.asks && <Ask />}
      {state.refused !== undefined && (
        <p className={styles["refused"]} role="alert">
          {state.refused}
        </p>
      )}
      {focused?.file && (
        <>
          <header>
            <h2>{text.scores}</h2>
            {!blind && best?.rank !== undefined && (
              <span className={styles["agree"]} title={text.agreementHint(best.judge, best.clips)}>
                {text.agreement(best.rank.toFixed(2))}
              </span>
            )}
          </header>
          {blind ? (
            <p className={styles["quiet"]}>{inPairs ? text.hiddenInPairs : text.hidden}</p>
          ) : (
            <>
              <Scores
                takes={shown}
                names={shown.map(nameOf)}
                numbers={shown.map((take) => arranged.indexOf(take) + 1)}
              />
              <Judge take={focused} name={nameOf(focused)} />
            </>
          )}
          <Comments take={focused} name={nameOf(focused)} />
          {!state.asks && arranged.length > 2 && <PickTop count={arranged.filter(({ file }) => file).length} />}
        </>
      )}
      <Person />
    </aside>
  );
}
