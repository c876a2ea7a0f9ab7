import { useLayoutEffect, useRef } from "react";
import { useEditor } from "../../session/editor.ts";
import { watchSight } from "../../ui/in-sight.ts";
import styles from "./ring.module.css";
import { words } from "./words.ts";

/**
 * How far a node is that runs: a share of a circle, and a number in it. A run tells of progress many times a second, so
 * this is written into the page where it stands, without drawing anything again.
 */
export function Ring({ path }: { readonly path: string }) {
  const { run } = useEditor();
  const ring = useRef<HTMLSpanElement>(null);
  const text = words.use();
  useLayoutEffect(() => {
    const element = ring.current;
    const number = element?.firstElementChild?.firstChild;
    if (!element || !(number instanceof Text)) return undefined;
    let shown: string | undefined;
    const show = () => {
      const now = run.getState().nodes.get(path);
      if (!now) return;
      const { units, done } = now;
      const fraction = run.progress.ofNode(now);
      const many = units.length > 1;
      const part = many ? `${done}` : `${Math.round(fraction * 100)}`;
      element.style.setProperty("--part", `${fraction}`);
      if (part === shown) return;
      number.data = shown = part;
      element.setAttribute("aria-label", many ? text.doneOf(done, units.length) : `${text.running} ${part} %`);
    };
    // Cards wait around the view for a pan: what nobody sees isn't written either.
    let isSeen = true;
    const showIfSeen = () => isSeen && show();
    show();
    const stops = [
      watchSight(element, (now) => {
        isSeen = now;
        showIfSeen();
      }),
      run.progress.listen(path, showIfSeen),
      run.subscribe((now, before) => {
        if (now.nodes.get(path) !== before.nodes.get(path)) showIfSeen();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [run, path, text]);
  return (
    <span ref={ring} className={styles["ring"]} role="img">
      <span aria-hidden="true">0</span>
    </span>
  );
}
