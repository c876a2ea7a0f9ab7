import type { RunSummary } from "@reelgraph/server/wire";
import { Film } from "lucide-react";
import { useMediaLinks } from "../api/media.ts";
import { useOutputs } from "../api/runs.ts";
import { isMedia } from "../run/given.ts";
import { stateWords } from "../run/words.ts";
import { moment, span } from "../ui/duration.ts";
import { money, moneyRange } from "../ui/money.ts";
import styles from "./history.module.css";
import { words } from "./words.ts";

/** A run in the list: a picture of what it gave, how it ended, what it cost beside what was expected, how long it took. */
export function RunRow({
  run,
  foreign,
  chosen,
  marked,
  onChoose,
  onMark,
}: {
  readonly run: RunSummary;
  /** Its pipeline isn't the one that is open. */
  readonly foreign: boolean;
  readonly chosen: boolean;
  readonly marked: boolean;
  readonly onChoose: () => void;
  readonly onMark: (on: boolean) => void;
}) {
  const text = words.use();
  const names = stateWords.use();
  const { id, state, created, seconds, pipeline } = run;
  const when = moment(created);
  return (
    <div className={styles["row"]} data-chosen={chosen}>
      <input
        type="checkbox"
        checked={marked}
        aria-label={text.mark(when)}
        onChange={(event) => onMark(event.target.checked)}
      />
      <button type="button" aria-current={chosen} onClick={onChoose}>
        <Thumbnail id={id} over={state === "succeeded"} />
        <span className={styles["what"]}>
          <b>
            <i className={styles["dot"]} data-state={state} /> {names[state]}
          </b>
          <span>
            {when}
            {foreign && ` · ${pipeline}`}
          </span>
        </span>
        <span className={styles["figures"]}>
          <b>{costText(run, text)}</b>
          <span>{seconds === undefined ? "" : span(seconds)}</span>
        </span>
      </button>
    </div>
  );
}

/** What a run cost, beside what was expected where that says more. */
export function costText({ spent, estimate }: RunSummary, text: ReturnType<typeof words.use>): string {
  if (spent === 0 && (estimate?.max ?? 0) === 0) return text.free;
  return estimate ? text.cost(money(spent), moneyRange(estimate)) : money(spent);
}

function Thumbnail({ id, over }: { readonly id: string; readonly over: boolean }) {
  const { data: outputs = [] } = useOutputs(id, over);
  const media = outputs.map(({ value }) => value).find((value) => isMedia(value) && value.media !== "audio");
  const links = useMediaLinks(isMedia(media) ? media.sha256 : undefined);
  return (
    <span className={styles["thumbnail"]}>
      {links?.thumbnail === undefined ? <Film size={16} aria-hidden="true" /> : <img src={links.thumbnail} alt="" />}
    </span>
  );
}
