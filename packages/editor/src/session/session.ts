import { createStore, type StoreApi } from "zustand/vanilla";
import { outerPath } from "../canvas/scope.ts";

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
  /** Id paths of the nodes whose inside is unfolded where they stand. */
  readonly unfolded: ReadonlySet<string>;
  /** Place of the unit that is looked at: `clip[noir, 2]`. It belongs to a node that is selected. */
  readonly unit?: string;
  /** The parameter, input or setting of the selected node that shall have the focus. */
  readonly field?: string;
  /** The panel that the rail has opened. */
  readonly rail?: RailPanel;
  readonly inspector: boolean;
  readonly runPanel?: RunPanel;
  /** A dialog of the shell: the palette, the list of keys. One at a time. */
  readonly dialog?: string;
}

export interface SessionStore extends StoreApi<SessionState> {
  select(paths: Iterable<string>): void;
  /** Selects a node and one of its units, in the graph where the node is, or in one that shows it. */
  selectUnit(node: string, place: string, scope?: string): void;
  /** Selects a node and one of its fields, in the graph where the node is. */
  showField(node: string, field: string | undefined): void;
  /** Opens a graph; what was selected elsewhere isn't any more. */
  enter(scope: string): void;
  /** Shows what is inside a node where it stands, or folds it again. */
  unfold(path: string, open: boolean): void;
  /** A node is called something else: it is selected, and what was unfolded stays so, also when the name is undone. */
  renamed(path: string, to: string): void;
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
    unfolded: new Set<string>(),
    inspector: true,
  }));
  const put = <K extends "rail" | "runPanel" | "dialog" | "unit" | "field">(
    key: K,
    value: SessionState[K] | undefined,
  ) => {
    const { [key]: _, ...rest } = store.getState();
    store.setState((value === undefined ? rest : { ...rest, [key]: value }) as SessionState, true);
  };
  const look = (scope: string, selected: Iterable<string>) => {
    const { unit: _, field: __, ...rest } = store.getState();
    store.setState({ ...rest, scope, selected: new Set(selected) }, true);
  };
  /** The open scope where it shows the node, in something unfolded, or else the one that the node stands in. */
  const scopeFor = (node: string): string => {
    const { scope, unfolded } = store.getState();
    const own = outerPath(node);
    let shown = own;
    while (shown !== scope && unfolded.has(shown)) shown = outerPath(shown);
    return shown === scope ? scope : own;
  };
  return {
    ...store,
    select: (paths) => look(store.getState().scope, paths),
    selectUnit(node, place, scope = scopeFor(node)) {
      look(scope, [node]);
      put("unit", place);
    },
    showField(node, field) {
      look(scopeFor(node), [node]);
      put("field", field);
    },
    enter: (scope) => look(scope, []),
    unfold(path, open) {
      const others = [...store.getState().unfolded].filter((one) => one !== path);
      store.setState({ unfolded: new Set(open ? [...others, path] : others) });
    },
    renamed(path, to) {
      const { unfolded, scope } = store.getState();
      const moved = [...unfolded].filter((one) => one === path || one.startsWith(`${path}/`));
      if (moved.length > 0)
        store.setState({ unfolded: new Set([...unfolded, ...moved.map((one) => to + one.slice(path.length))]) });
      look(scope, [to]);
    },
    show: (part) => store.setState(part),
    openRail: (panel) => put("rail", panel),
    openRunPanel: (panel) => put("runPanel", panel),
    openDialog: (name) => put("dialog", name),
  };
}
