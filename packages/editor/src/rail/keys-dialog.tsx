import { commands } from "../commands/builtin.ts";
import type { Command } from "../commands/command.ts";
import { writeKeys } from "../commands/keys.ts";
import { useEditor, useSession } from "../session/editor.ts";
import { Dialog } from "../ui/dialog.tsx";
import styles from "./rail.module.css";
import { words } from "./words.ts";

/** What commands are about, by the first word of their ids, in the order of the sheet. */
const groups = {
  keysGraph: ["graph", "node", "board", "tool"],
  keysEdit: ["edit", "select", "layout"],
  keysRun: ["run"],
  keysView: ["view", "file", "rail"],
  keysScreening: ["screening"],
} as const;

/** All commands with their keys, by what they are about. */
export function KeysDialog() {
  const { session } = useEditor();
  const open = useSession((state) => state.dialog === "keys");
  const text = words.use();
  if (!open) return null;
  const grouped = Map.groupBy(commands, groupOf);
  return (
    <Dialog title={text.keys} wide onClose={() => session.openDialog(undefined)}>
      <div className={styles["keys"]} tabIndex={0} role="group" aria-label={text.keys}>
        <div className={styles["columns"]}>
          {names.map((group) => (
            <section key={group}>
              <h3>{text[group]}</h3>
              <ul>
                {grouped.get(group)?.map((command) => (
                  <KeyRow key={command.id} {...command} />
                ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
    </Dialog>
  );
}

function KeyRow({ title, keys = [] }: Command) {
  return (
    <li>
      {title()}
      <span>
        {keys.map((key) => (
          <kbd key={key}>{writeKeys(key)}</kbd>
        ))}
      </span>
    </li>
  );
}

type Group = keyof typeof groups;

const names = Object.keys(groups) as readonly Group[];

/** Commands about nothing that is named here are ways to look at things. */
function groupOf({ id }: Command): Group {
  const about = id.split(".")[0] ?? "";
  return names.find((name) => groups[name].some((one) => one === about)) ?? "keysView";
}
