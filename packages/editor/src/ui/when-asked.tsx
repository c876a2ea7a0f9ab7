import { lazy, Suspense, type ComponentType, type ReactNode } from "react";
import { whenOpened } from "./when-idle.ts";

const parts: (() => void)[] = [];

/** A part of the page whose code comes when it is first shown, or by `loadParts`; `meanwhile` stands in its place until then. */
export function whenAsked(load: () => Promise<ComponentType>, meanwhile?: ReactNode): ComponentType {
  let loading: Promise<{ default: ComponentType }> | undefined;
  const once = () => (loading ??= load().then((found) => ({ default: found })));
  const Part = lazy(once);
  parts.push(() => void once());
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
