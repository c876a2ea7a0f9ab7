import { useEffect, useState } from "react";
import { useDocument, useEditor, useSession } from "../session/editor.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { settle } from "./catch-up.ts";
import styles from "./document.module.css";
import { merge, type Clash } from "./merge.ts";
import { words } from "./words.ts";

/**
 * Both values of each place that two people changed, side by side. Closed, editing goes on; nothing is saved before
 * somebody decides, and the state of saving in the top bar leads back here.
 */
export function ConflictDialog() {
  const { document, session } = useEditor();
  const conflict = useDocument((state) => state.conflict);
  const pipeline = useDocument((state) => state.pipeline);
  const open = useSession((state) => state.dialog === "conflict");
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const text = words.use();
  useEffect(() => {
    if (conflict) session.openDialog("conflict");
  }, [conflict, session]);
  if (!conflict || !open) return null;
  // What was edited since counts, too.
  const { clashes } = merge(conflict.base, pipeline, conflict.theirs.pipeline);
  const all = clashes.map(nameOf);
  const close = () => session.openDialog(undefined);
  const choose = (name: string, take: boolean) =>
    setTheirs(new Set(all.filter((one) => (one === name ? take : theirs.has(one)))));
  return (
    <Dialog title={text.conflict} wide onClose={close}>
      <div className={styles["conflict"]}>
        <p>{text.conflictHint}</p>
        <table>
          <thead>
            <tr>
              <th />
              <th>
                {text.mine}{" "}
                <Button look="quiet" onClick={() => setTheirs(new Set())}>
                  {text.all(text.mine)}
                </Button>
              </th>
              <th>
                {text.theirs}{" "}
                <Button look="quiet" onClick={() => setTheirs(new Set(all))}>
                  {text.all(text.theirs)}
                </Button>
              </th>
            </tr>
          </thead>
          <tbody>
            {clashes.map((clash) => {
              const name = nameOf(clash);
              return (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <Side
                    name={name}
                    label={text.mine}
                    value={clash.mine}
                    on={!theirs.has(name)}
                    onChoose={() => choose(name, false)}
                  />
                  <Side
                    name={name}
                    label={text.theirs}
                    value={clash.theirs}
                    on={theirs.has(name)}
                    onChoose={() => choose(name, true)}
                  />
                </tr>
              );
            })}
          </tbody>
        </table>
        <footer>
          <Button look="quiet" onClick={close}>
            {text.keepEditing}
          </Button>
          <Button
            look="primary"
            onClick={() => {
              settle(document, conflict, (path) => theirs.has(nameOf({ path })));
              close();
            }}
          >
            {text.goOn}
          </Button>
        </footer>
      </div>
    </Dialog>
  );
}

function Side({
  name,
  label,
  value,
  on,
  onChoose,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: unknown;
  readonly on: boolean;
  onChoose(): void;
}) {
  const text = words.use();
  return (
    <td>
      <label data-on={on}>
        <input type="radio" name={name} checked={on} aria-label={`${name}: ${label}`} onChange={onChoose} />
        <code>{value === undefined ? text.removed : JSON.stringify(value, undefined, 1)}</code>
      </label>
    </td>
  );
}

/** `clip.with.seconds` */
const nameOf = ({ path }: Pick<Clash, "path">): string =>
  path.filter((part, at) => at > 0 || part !== "nodes").join(".");
