import type { Take } from "../takes.ts";
import { words } from "../words.ts";
import { criterionName } from "./criterion-name.ts";
import styles from "./panel.module.css";
import { useSaid } from "../../language/sentences/said.ts";

/** What the judges said of a take, in their own words, and how sure they are. */
export function Judge({ take: { scores }, name }: { readonly take: Take; readonly name: string }) {
  const text = words.use();
  const said = useSaid();
  const judged = scores.filter(({ criterion }, _, all) => criterion !== "overall" || all.length === 1);
  if (judged.length === 0) return null;
  return (
    <section className={styles["judge"]}>
      <h3>{text.judgeOn(name)}</h3>
      <dl>
        {judged.map(({ criterion, score, reason, judge, by, confidence }) => (
          <div key={`${by} ${criterion} ${judge}`}>
            <dt>
              {criterionName(criterion)}
              <small>
                {score === null ? text.notJudged : (judge ?? by)}
                {score !== null && confidence !== undefined && ` · ${text.confidence(Math.round(confidence * 100))}`}
              </small>
            </dt>
            <dd>{reason === "" ? text.noReason : said(reason)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
