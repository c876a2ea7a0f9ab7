import { ChevronDown, CircleStop, Pause, Play } from "lucide-react";
import { useDocument, useEditor, usePlan, useRun, useSession } from "../session/editor.ts";
import { writeKeys } from "../commands/keys.ts";
import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import { moneyRange } from "../ui/money.ts";
import { runCommands } from "./commands.ts";
import { isFree } from "./plan-totals.ts";
import styles from "./run-button.module.css";
import { heldBy, isGoing, isPausing, statusOf } from "./run-store.ts";
import { words } from "./words.ts";

const goesOnBy = { cap: "run.raise", person: "run.decide", pause: "run.resume" } as const;
const later = /^run\.(resume|raise|decide|cancel)$/;
const menu = new Set(["run.all", "run.to", "run.from", "run.selected", "run.take"]);

/** Run, with what it will cost beside it; while a run goes, pause and stop. */
export function RunButton() {
  const editor = useEditor();
  const text = words.use();
  const going = useRun(isGoing);
  const status = useRun(statusOf);
  const pausing = useRun(isPausing);
  const held = useRun(heldBy);
  const run = (id: string) => () => void runCommands.find((one) => one.id === id)?.run(editor);
  // What can be done depends on what is selected.
  useSession((state) => state.selected);
  if (going) {
    return (
      <>
        <Button
          icon={Pause}
          aria-label={text.pause}
          disabled={status !== "running" || pausing}
          onClick={run("run.pause")}
        >
          <span className={styles["wide"]}>{text.pause}</span>
        </Button>
        <Button look="stop" icon={CircleStop} onClick={run("run.cancel")}>
          {text.cancel}
        </Button>
      </>
    );
  }
  const first = held === undefined ? "run.all" : goesOnBy[held];
  const items = runCommands.filter(({ id, isEnabled }) => menu.has(id) || (later.test(id) && isEnabled?.(editor)));
  return (
    <span className={styles["split"]}>
      <button type="button" className={styles["main"]} data-tour="run" onClick={run(first)}>
        <Play size={14} strokeWidth={2} aria-hidden="true" />
        {held === undefined ? text.run : { cap: text.raise, person: text.decide, pause: text.resume }[held]}
        {held === undefined && <PlanPrice />}
      </button>
      <Menu
        label={text.runMenu}
        className={styles["more"]}
        items={items.map(({ id, title, icon, keys, isEnabled, run: act }) => ({
          id,
          title: title(),
          ...(icon ? { icon } : {}),
          keys: keys?.[0] === undefined ? undefined : writeKeys(keys[0]),
          disabled: !(isEnabled?.(editor) ?? true),
          onSelect: () => act(editor),
        }))}
      >
        <ChevronDown size={14} aria-hidden="true" />
      </Menu>
    </span>
  );
}

/** What running everything would cost, as far as it is known now; faint while it is worked out anew. */
function PlanPrice() {
  const plan = usePlan((state) => state.plan);
  const of = usePlan((state) => state.of);
  const pipeline = useDocument((state) => state.pipeline);
  const text = words.use();
  if (!plan) return null;
  return (
    <span className={styles["price"]} data-old={of !== pipeline}>
      {isFree(plan) ? text.free : moneyRange(plan.total)}
    </span>
  );
}
