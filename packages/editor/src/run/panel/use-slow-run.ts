import { useEffect, useState } from "react";
import { useEditor } from "../../session/editor.ts";
import type { RunStoreState } from "../run-store.ts";

/** The run, looked at no more often than every so many ms: drawings of a whole run needn't follow every event. */
export function useSlowRun(everyMs = 200): RunStoreState {
  const { run } = useEditor();
  const [state, setState] = useState(run.getState);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      setState(run.getState());
    };
    look();
    const unsubscribe = run.subscribe(() => {
      timer ??= setTimeout(look, everyMs);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [run, everyMs]);
  return state;
}

/** The time, in ms since the epoch, as it goes on while something goes on. */
export function useNow(going: boolean, everyMs = 250): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    if (!going) return undefined;
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [going, everyMs]);
  return now;
}
