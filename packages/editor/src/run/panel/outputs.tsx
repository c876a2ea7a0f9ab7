import { useRun } from "../../session/editor.ts";
import { OutputList } from "./output-list.tsx";

/** What the run that is shown gave. */
export function Outputs() {
  const id = useRun((state) => state.id);
  const over = useRun(({ run }) => run.ended !== undefined);
  return <OutputList id={id} over={over} />;
}
