import { useState } from "react";
import { useDocument, useEditor } from "../session/editor.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { settle } from "./catch-up.ts";
import styles from "./document.module.css";
import type { Clash } from "./merge.ts";
import { words } from "./words.ts";

/** Both values of each place that two people changed, side by side. It stays until somebody decides. */
export function ConflictDialog() {
  const { document } = useEditor();
  const conflict = useDocument((state) => state.conflict);
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const text = words.use();
  if (!conflict) return null;
  const all = conflict.clashes.map(nameOf);
  const choose = (name: string, take: boolean) =>
    setTheirs(new Set(all.filter((one) => (one === name ? take : theirs.has(one)))));
  return (
    <Dialog title={text.conflict} wide onClose={() => {}}>
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
            {conflict.clashes.map((clash) => {
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
          <Button look="primary" onClick={() => settle(document, conflict, (path) => theirs.has(nameOf({ path })))}>
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
