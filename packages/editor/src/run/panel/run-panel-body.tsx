import { useRun } from "../../session/editor.ts";
import type { RunPanel as Tab } from "../../session/session.ts";
import { Cost } from "./cost.tsx";
import { Events } from "./events.tsx";
import { Outputs } from "./outputs.tsx";
import { Problems } from "./problems.tsx";
import styles from "./run-panel.module.css";
import { Timeline } from "./timeline.tsx";
import { words } from "./words.ts";

/** What is looked at of the run. */
export function RunPanelBody({ tab }: { readonly tab: Tab }) {
  const text = words.use();
  const id = useRun((state) => state.id);
  if (tab === "problems") return wrapped(<Problems />);
  if (id === undefined) return <p className={styles["none"]}>{text.noRun}</p>;
  if (tab === "events") return wrapped(<Events />);
  if (tab === "outputs") return wrapped(<Outputs />);
  return wrapped(
    <>
      <Timeline />
      <Cost />
    </>,
  );
}

const wrapped = (children: React.ReactNode) => <div className={styles["body"]}>{children}</div>;
