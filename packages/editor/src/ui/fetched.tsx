import { lazy, useState, type ComponentType } from "react";

/** A component whose code comes in a file of its own: when it is first drawn, or fetched before. */
export type Fetched<P> = ComponentType<P> & { fetch(): Promise<void> };

/**
 * Draws what is here already at once. React's `lazy` draws a blank first all the same, and shows nothing in a blank's place
 * before 300 ms have passed.
 */
export function fetched<P extends object>(load: () => Promise<ComponentType<P>>): Fetched<P> {
  let here: ComponentType<P> | undefined;
  const get = async () => ({ default: (here ??= await load()) });
  const Later = lazy(get);
  function FetchedPart(props: P) {
    // What was drawn first stays: another component in its place would begin anew.
    const [Part] = useState<ComponentType<P>>(() => here ?? Later);
    return <Part {...props} />;
  }
  return Object.assign(FetchedPart, {
    async fetch() {
      await get();
    },
  });
}
