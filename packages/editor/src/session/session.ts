import { createStore, type StoreApi } from "zustand/vanilla";

export type View = "graph" | "screening" | "runs";
export type RailPanel = "nodes" | "outline" | "pipelines" | "find";
export type RunPanel = "timeline" | "events" | "outputs" | "problems";

/** What one person looks at in one tab. None of it is saved, and none of it can be undone. */
export interface SessionState {
  readonly view: View;
  /** Which graph is open: "" the file, `#name` a sub-pipeline, an id path the body of a loop. */
  readonly scope: string;
  /** Id paths of nodes. */
  readonly selected: ReadonlySet<string>;
  /** The panel that the rail has opened. */
  readonly rail?: RailPanel;
  readonly inspector: boolean;
  readonly runPanel?: RunPanel;
  /** A dialog of the shell: the palette, the list of keys. One at a time. */
  readonly dialog?: string;
}

export interface SessionStore extends StoreApi<SessionState> {
  select(paths: Iterable<string>): void;
  /** Opens a graph; what was selected elsewhere isn't any more. */
  enter(scope: string): void;
  show(part: Partial<Pick<SessionState, "view" | "inspector">>): void;
  /** Undefined closes it. */
  openRail(panel: RailPanel | undefined): void;
  openRunPanel(panel: RunPanel | undefined): void;
  openDialog(name: string | undefined): void;
}

export function openSession(): SessionStore {
  const store = createStore<SessionState>(() => ({
    view: "graph",
    scope: "",
    selected: new Set<string>(),
    inspector: true,
  }));
  const put = <K extends "rail" | "runPanel" | "dialog">(key: K, value: SessionState[K] | undefined) => {
    const { [key]: _, ...rest } = store.getState();
    store.setState((value === undefined ? rest : { ...rest, [key]: value }) as SessionState, true);
  };
  return {
    ...store,
    select: (paths) => store.setState({ selected: new Set(paths) }),
    enter: (scope) => store.setState({ scope, selected: new Set() }),
    show: (part) => store.setState(part),
    openRail: (panel) => put("rail", panel),
    openRunPanel: (panel) => put("runPanel", panel),
    openDialog: (name) => put("dialog", name),
  };
}
