import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { useNodeTypes } from "../api/queries.ts";
import { useDocument, useEditor, useSession } from "../session/editor.ts";
import { derive, noMemory } from "./derive.ts";
import type { NodeInfos } from "./graph/flow.ts";
import { nothingDrawn, type Drawn } from "./graph/model.ts";
import { outerPath, scopeAt } from "./scope.ts";
import { useUsedFiles } from "./used-files.ts";

const noTypes: NodeInfos = new Map();

/** What the open scope shows; commands find the same on the stage. */
export function useDrawn(): Drawn {
  const { stage, session } = useEditor();
  const pipeline = useDocument((state) => state.pipeline);
  const path = useSession((state) => state.scope);
  const file = useDocument((state) => state.file);
  const { data = noTypes, isPending } = useNodeTypes();
  const types = useUsedFiles(pipeline, file, data);
  const scope = useMemo(() => scopeAt(pipeline, path), [pipeline, path]);
  const open = useSession((state) => state.unfolded);
  const grows = useDocument((state) => state.isReadOnly !== true);
  const memory = useRef(noMemory());
  const drawn = useMemo(
    // Cards have other sizes when their types are known: nothing is drawn twice.
    () => (scope && !isPending ? derive(pipeline, scope, types, memory.current, open, grows) : nothingDrawn),
    [pipeline, scope, types, isPending, open, grows],
  );
  useLayoutEffect(() => {
    stage.setState(scope ? { drawn, scope, types } : { drawn, types });
  }, [stage, drawn, scope, types]);
  // An undo may take away the loop whose body is open.
  useEffect(() => {
    if (!scope) session.enter(outerPath(path));
  }, [session, scope, path]);
  return drawn;
}
