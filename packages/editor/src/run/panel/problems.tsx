import { usePlan, useRun } from "../../session/editor.ts";
import { ProblemRow } from "../problem-list.tsx";
import { foundIn } from "./found.ts";
import styles from "./problems.module.css";
import { words } from "./words.ts";

/** Everything that is wrong: in the file as it is on the screen, and in the run. Each with what may put it right. */
export function Problems() {
  const text = words.use();
  const inFile = usePlan((state) => state.problems);
  const run = useRun((state) => state.run);
  const refused = useRun((state) => state.refused);
  const inRun = foundIn(run, refused);
  if (inFile.length + inRun.length === 0) return <p className={styles["none"]}>{text.noProblems}</p>;
  return (
    <div className={styles["problems"]} tabIndex={0} role="region" aria-label={text.problems}>
      {inFile.length > 0 && <h3>{text.inFile}</h3>}
      <ul>
        {inFile.map((problem, at) => (
          <ProblemRow key={`${at} ${problem.code}`} problem={problem} />
        ))}
      </ul>
      {inRun.length > 0 && <h3>{text.inRun}</h3>}
      <ul>
        {inRun.map(({ problem, unit }, at) => (
          <ProblemRow key={`${at} ${problem.code}`} problem={problem} {...(unit === undefined ? {} : { unit })} />
        ))}
      </ul>
    </div>
  );
}
