import { lazy, Suspense, type ComponentType } from "react";

/**
 * A part of the page whose code comes when it is first shown, or when the browser has nothing to do: then it is there
 * by the time that a hand asks for it.
 */
export function whenAsked(load: () => Promise<ComponentType>): ComponentType {
  let loading: Promise<{ default: ComponentType }> | undefined;
  const once = () => (loading ??= load().then((found) => ({ default: found })));
  const Part = lazy(once);
  if (typeof requestIdleCallback === "function") requestIdleCallback(() => void once(), { timeout: 8000 });
  return function WhenAsked() {
    return (
      <Suspense>
        <Part />
      </Suspense>
    );
  };
}
