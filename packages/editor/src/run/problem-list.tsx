import type { Problem } from "@reelgraph/engine";
import { CircleAlert, TriangleAlert } from "lucide-react";
import { fixWords as words } from "./fix-words.ts";
import type { Found } from "./fixes.ts";
import styles from "./problem.module.css";
import { hintOf } from "./problem-hint.ts";
import { ProblemFixes } from "./problem-fixes.tsx";
import { useSaid } from "../language/sentences/said.ts";

interface Listed {
  readonly problems: readonly Problem[];
  /** Called when something was done about one; absent: there are no buttons for that. */
  readonly onFix?: (() => void) | undefined;
}

/** Problems in words, one under the other. */
export function ProblemList({ problems, onFix }: Listed) {
  return (
    <ul className={styles["list"]}>
      {problems.map((problem, at) => (
        <ProblemRow key={`${at} ${problem.code} ${problem.at}`} problem={problem} bare={!onFix} onFix={onFix} />
      ))}
    </ul>
  );
}

interface Row extends Pick<Listed, "onFix"> {
  readonly bare?: boolean;
}

/** One problem: what is wrong and where, what was expected, and what can be done. `bare`: without the buttons. */
export function ProblemRow({ problem, unit, bare, onFix }: Found & Row) {
  const text = words.use();
  const said = useSaid();
  const warning = problem.severity === "warning";
  const Icon = warning ? TriangleAlert : CircleAlert;
  const hint = hintOf(problem);
  const where = unit ?? problem.node ?? problem.at;
  return (
    <li className={styles["row"]} data-warning={warning}>
      <Icon size={14} role="img" aria-label={warning ? text.warning : text.error} />
      <div>
        <p>
          <b>{said(problem.message)}</b> {where !== "" && <code>{where}</code>}
        </p>
        {(problem.expected ?? hint) !== undefined && (
          <p className={styles["hint"]}>
            {problem.expected !== undefined && text.expected(said(problem.expected))} {hint !== undefined && said(hint)}
          </p>
        )}
      </div>
      {!bare && <ProblemFixes problem={problem} {...(unit === undefined ? {} : { unit })} onFix={onFix} />}
    </li>
  );
}
