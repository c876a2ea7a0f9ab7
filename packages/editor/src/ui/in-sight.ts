const hears = new WeakMap<Element, (isSeen: boolean) => void>();
/** One for all: a browser looks at the whole window for each observer, in every frame. */
let observer: IntersectionObserver | undefined;

/** Tells whether an element is in sight, now and whenever that changes. Returns what stops it. */
export function watchSight(element: Element, hear: (isSeen: boolean) => void): () => void {
  observer ??= new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) hears.get(target)?.(isIntersecting);
  });
  hears.set(element, hear);
  observer.observe(element);
  return () => observer?.unobserve(element);
}
