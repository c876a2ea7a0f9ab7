import { createContext, startTransition, use, useEffect, useState, type ReactNode } from "react";
import { whenIdle } from "./when-idle.ts";

const Drawn = createContext(true);

/** After this many ms what stands around is drawn, though the page may still be busy. */
const longestMs = 500;

/** Draws what a page was opened for first, and what stands `Around` that as soon as the browser has nothing else to do. */
export function First({ isThere, children }: { readonly isThere: boolean; readonly children: ReactNode }) {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    if (!isThere) return undefined;
    // In slices, so that no hand waits for it.
    return whenIdle(() => startTransition(() => setDrawn(true)), longestMs);
  }, [isThere]);
  return <Drawn value={isDrawn}>{children}</Drawn>;
}

/** What is drawn after the page's `First`. Its place is kept by what it stands in. */
export const Around = ({ children }: { readonly children: ReactNode }): ReactNode => use(Drawn) && children;
