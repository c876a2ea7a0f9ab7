import { Check, Hourglass, TriangleAlert, X } from "lucide-react";
import { useNames, useRoom, useTheRoom } from "./context.ts";
import { arrangedOf, mineOf } from "./room.ts";
import styles from "./strip.module.css";
import { overallOf, type Take } from "./takes.ts";
import { words } from "./words.ts";
import { useSaid } from "../language/sentences/said.ts";

/** All takes on a strip of film, with their states; those of two axes as rows and columns. */
export function Strip() {
  const text = words.use();
  const state = useRoom((all) => all);
  const arranged = arrangedOf(state);
  const nameOf = useNames(arranged);
  const rows = rowsOf(arranged, state.blind !== undefined);
  return (
    <section className={styles["film"]} aria-label={text.strip}>
      {rows.map(([row, takes]) => (
        <div key={row} className={styles["row"]} data-crossed={row !== ""}>
          {row !== "" && <b>{row}</b>}
          <ol>
            {takes.map((take) => (
              <Frame
                key={take.id}
                take={take}
                name={row === "" ? nameOf(take) : nameOf({ ...take, keys: take.keys.slice(1) })}
                number={arranged.indexOf(take) + 1}
              />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

/** Takes that lie on two axes or more, in rows by the first one. */
function rowsOf(takes: readonly Take[], blind: boolean): readonly (readonly [string, readonly Take[]])[] {
  const rows = Map.groupBy(takes, ({ keys }) => keys[0] ?? "");
  const crossed = takes.every(({ keys }) => keys.length > 1) && rows.size > 1 && rows.size < takes.length;
  return crossed && !blind ? [...rows] : [["", takes]];
}

function Frame({ take, name, number }: { readonly take: Take; readonly name: string; readonly number: number }) {
  const room = useTheRoom();
  const text = words.use();
  const shown = useRoom((state) => state.shown.includes(take.id));
  const focused = useRoom((state) => state.focus === take.id);
  const hidden = useRoom((state) => state.blind !== undefined || state.mode === "pairs");
  const marks = useRoom((state) => state.marks);
  const { stars, choice } = mineOf(take, { marks });
  const score = overallOf(take);
  const said = useSaid();
  const { state, fraction, file, reason } = take;
  const there = file !== undefined || take.text !== undefined;
  return (
    <li>
      <button
        type="button"
        disabled={!there}
        data-shown={shown}
        data-choice={choice}
        data-state={there ? undefined : state}
        aria-current={focused}
        title={reason === undefined ? undefined : said(reason)}
        onClick={() => room.show(take.id)}
      >
        <span className={styles["picture"]}>
          {file?.links.thumbnail !== undefined && <img src={file.links.thumbnail} alt="" loading="lazy" />}
          {!there && state === "running" && <em>{Math.round(fraction * 100)} %</em>}
          {!there && state === "failed" && <TriangleAlert size={16} aria-hidden="true" />}
          {!there && (state === "waiting" || state === "queued") && <Hourglass size={15} aria-hidden="true" />}
          {choice === "picked" && <Check className={styles["mark"]} size={13} aria-label={text.picked} />}
          {choice === "rejected" && <X className={styles["mark"]} size={13} aria-label={text.rejected} />}
        </span>
        <span className={styles["line"]}>
          <b>{number}</b>
          <span>{name}</span>
          {stars > 0 && <em>★{stars}</em>}
          {!hidden && there && score !== undefined && <strong>{score.toFixed(1)}</strong>}
          {!there && <em>{text.state(state)}</em>}
        </span>
      </button>
    </li>
  );
}
