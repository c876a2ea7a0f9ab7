import { Coins } from "lucide-react";
import { useState } from "react";
import { ApiError } from "../api/client.ts";
import { useEditor, useRun } from "../session/editor.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { money } from "../ui/money.ts";
import { resumeRun } from "./go-on.ts";
import styles from "./plan-sheet.module.css";
import { ProblemList } from "./problem-list.tsx";
import { UsdField } from "./usd-field.tsx";
import { words } from "./words.ts";

/** More money for a run that has reached its cap. */
export function RaiseDialog({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const text = words.use();
  const spent = useRun(({ run }) => run.budget?.spent ?? run.usd);
  const planned = useRun(({ run }) => run.plan?.total.max ?? 0);
  const cap = useRun(({ run }) => run.budget?.cap ?? 0);
  const [value, setValue] = useState(() => String(Math.ceil(Math.max(planned, cap * 2, spent * 2) * 110) / 100));
  const [refused, setRefused] = useState<ApiError>();
  const enough = Number(value) > Math.max(spent, 0);
  const raise = async () => {
    try {
      await resumeRun(editor, Number(value));
      onClose();
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      setRefused(thrown);
    }
  };
  return (
    <Dialog title={text.raiseTitle} onClose={onClose}>
      <form
        className={styles["sheet"]}
        onSubmit={(event) => {
          event.preventDefault();
          void raise();
        }}
      >
        <p className={styles["text"]}>{text.raiseText(money(spent))}</p>
        <fieldset className={styles["money"]}>
          <UsdField
            label={text.newCap}
            value={value}
            bad={!enough}
            hint={enough ? undefined : text.capBelowSpent}
            onChange={setValue}
          />
        </fieldset>
        {refused && <ProblemList problems={refused.problems} />}
        <footer className={styles["foot"]}>
          <Button look="quiet" onClick={onClose}>
            {text.back}
          </Button>
          <Button type="submit" look="primary" icon={Coins} disabled={!enough}>
            {text.raiseAct}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
