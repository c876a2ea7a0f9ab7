import { Suspense, type ComponentType, type ReactNode } from "react";
import { fetched } from "./fetched.tsx";
import { whenOpened } from "./when-idle.ts";

const parts: (() => void)[] = [];

/** A part of the page whose code comes when it is first shown, or by `loadParts`; `meanwhile` stands in its place until then. */
export function whenAsked(load: () => Promise<ComponentType>, meanwhile?: ReactNode): ComponentType {
  const Part = fetched(load);
  // Where it can't be had now, it is asked for again when it is shown.
  parts.push(() => void Part.fetch().catch(() => {}));
  return function WhenAsked() {
    return (
      <Suspense fallback={meanwhile}>
        <Part />
      </Suspense>
    );
  };
}

/**
 * Loads all parts, each when the browser has nothing to do: then they are there by the time that a hand asks for them.
 * To be called when the page shows what it was opened for.
 */
export function loadParts(): void {
  for (const part of parts.splice(0)) whenOpened(part);
}
