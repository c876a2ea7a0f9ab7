import type { CriterionScore } from "@reelgraph/server/wire";
import { combinedOf, starsOf } from "../combined.ts";
import { useRoom, useTheRoom } from "../context.ts";
import { mineOf } from "../room.ts";
import { overallOf, type Take } from "../takes.ts";
import { words } from "../words.ts";
import { criterionName } from "./criterion-name.ts";
import styles from "./scores.module.css";

/** Criteria by takes: the best of each row is marked, and what nobody judged says so. */
export function Scores({
  takes,
  names,
  numbers,
}: {
  readonly takes: readonly Take[];
  readonly names: readonly string[];
  readonly numbers: readonly number[];
}) {
  const text = words.use();
  const marks = useRoom((state) => state.marks);
  const rows = rowsOf(takes);
  const stars = takes.map((take) => mineOf(take, { marks }).stars || undefined);
  const judgeShare = useRoom((state) => state.judgeShare);
  const ofAll = takes.map(({ file }) => file && marks.get(file.media.sha256));
  const people = ofAll.map((one) => ((one?.ratings.length ?? 0) > 1 ? starsOf(one) : undefined));
  const rated = ofAll.some((one) => starsOf(one) !== undefined);
  if (rows.length === 0 && stars.every((one) => one === undefined))
    return <p className={styles["none"]}>{text.noJudge}</p>;
  return (
    <div className={styles["scroll"]} tabIndex={0} role="group" aria-label={text.scores}>
      <table className={styles["scores"]}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{text.criterion}</span>
            </th>
            {names.map((name, place) => (
              <th key={name} scope="col" title={name}>
                <span aria-hidden="true">{numbers[place]}</span>
                <span className="visually-hidden">{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([criterion, scores]) => (
            <Row key={criterion} name={criterionName(criterion)} values={scores} most={10} notJudged={text.notJudged} />
          ))}
          {rows.length > 1 && (
            <Row total name={text.overall} values={takes.map(overallOf)} most={10} notJudged={text.notJudged} />
          )}
          <Row yours name={text.yourStars} values={stars} most={5} />
          {people.some((one) => one !== undefined) && <Row yours name={text.people} values={people} most={5} />}
          {rated && rows.length > 0 && (
            <Row
              total
              name={text.combined}
              values={takes.map((take) => combinedOf(take, marks, judgeShare))}
              most={10}
            />
          )}
        </tbody>
      </table>
      {rated && rows.length > 0 && <Weights />}
    </div>
  );
}

/** As it is read: what looks equal is equally good. */
const shown = (value: number): number => Math.round(value * 10) / 10;

function Row({
  name,
  values,
  most,
  notJudged,
  total,
  yours,
}: {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
  readonly most: number;
  /** What is said where nobody judged any of them. */
  readonly notJudged?: string;
  readonly total?: boolean;
  readonly yours?: boolean;
}) {
  const known = values.filter((value) => value !== undefined).map(shown);
  const best = known.length > 1 ? Math.max(...known) : undefined;
  return (
    <tr data-total={total} data-yours={yours}>
      <th scope="row">{name}</th>
      {known.length === 0 && notJudged !== undefined ? (
        <td colSpan={values.length}>
          <small>{notJudged}</small>
        </td>
      ) : (
        <Cells values={values} most={most} yours={yours === true} best={best} />
      )}
    </tr>
  );
}

function Cells({
  values,
  most,
  yours,
  best,
}: {
  readonly values: readonly (number | undefined)[];
  readonly most: number;
  readonly yours: boolean;
  readonly best: number | undefined;
}) {
  const text = words.use();
  const worst = Math.min(...values.filter((value) => value !== undefined).map(shown));
  return (
    <>
      {values.map((value, place) => (
        // Takes have no other name here than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <td key={place} data-best={value !== undefined && shown(value) === best && worst !== best}>
          {value === undefined ? (
            <small title={text.notJudged}>–</small>
          ) : (
            <>
              <i style={{ height: `${(value / most) * 20}px` }} />
              {yours ? shown(value) : value.toFixed(1)}
            </>
          )}
        </td>
      ))}
    </>
  );
}

/** Scores by criterion, but for the overall one, for each of the takes; several judges of one criterion by their mean. */
function rowsOf(takes: readonly Take[]): readonly (readonly [string, readonly (number | undefined)[]])[] {
  const criteria = new Set(takes.flatMap(({ scores }) => scores.map(({ criterion }) => criterion)));
  criteria.delete("overall");
  if (criteria.size === 0 && takes.some((take) => overallOf(take) !== undefined)) criteria.add("overall");
  return [...criteria].map((criterion) => [criterion, takes.map(({ scores }) => meanOf(scores, criterion))]);
}

function meanOf(scores: readonly CriterionScore[], criterion: string): number | undefined {
  const own = scores.flatMap((one) => (one.criterion === criterion ? (one.score ?? []) : []));
  return own.length === 0 ? undefined : own.reduce((sum, one) => sum + one, 0) / own.length;
}

/** How much judges and people count in the combined score. */
function Weights() {
  const room = useTheRoom();
  const text = words.use();
  const percent = Math.round(useRoom((state) => state.judgeShare) * 100);
  return (
    <label className={styles["weights"]}>
      {text.weights(percent)}
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={percent}
        aria-label={text.weightOfJudges}
        onChange={({ target }) => room.set({ judgeShare: Number(target.value) / 100 })}
      />
    </label>
  );
}
