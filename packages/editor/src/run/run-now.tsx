import { Play } from "lucide-react";
import { useEditor, useRun } from "../session/editor.ts";
import { Button } from "../ui/button.tsx";
import { askToRun } from "./ask-to-run.ts";
import { isGoing } from "./run-store.ts";
import { words } from "./words.ts";

/** Runs the open pipeline from a place that waits for what a run makes. What costs money asks first, as everywhere. */
export function RunNow() {
  const editor = useEditor();
  const going = useRun(isGoing);
  const text = words.use();
  if (going) return null;
  return (
    <Button look="primary" icon={Play} onClick={() => void askToRun(editor, {})}>
      {text.run}
    </Button>
  );
}
