import { useDocument } from "../session/editor.ts";
import { words } from "./words.ts";

export function StatusLine() {
  const file = useDocument((state) => state.file);
  const count = useDocument((state) => Object.keys(state.pipeline.nodes).length);
  const text = words.use();
  return (
    <>
      <span>{text.nodes(count)}</span>
      <span>{file}</span>
    </>
  );
}
