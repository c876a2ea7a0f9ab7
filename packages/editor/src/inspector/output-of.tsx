import { Plus } from "lucide-react";
import { useNodeTypes } from "../api/queries.ts";
import { typeOf } from "../canvas/type-of.ts";
import { useDocument } from "../session/editor.ts";
import { Button } from "../ui/button.tsx";
import { words } from "./words.ts";

/** Makes what a node gives an output of the pipeline. */
export function OutputOf({ id, onAdd }: { readonly id: string; onAdd(port: string): void }) {
  const spec = useDocument(({ pipeline }) => pipeline.nodes[id]);
  const { data: types } = useNodeTypes();
  const [port] = Object.keys((spec && types?.get(typeOf(spec))?.outputs) ?? {});
  const text = words.use();
  if (port === undefined) return null;
  return (
    <Button look="quiet" icon={Plus} onClick={() => onAdd(port)}>
      {text.addOutput(`${id}.${port}`)}
    </Button>
  );
}
