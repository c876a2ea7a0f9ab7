import { KeyRound, Zap } from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";
import type { PipelineInfo } from "../api/pipelines.ts";
import { useSaid } from "../language/sentences/said.ts";
import { PictureCard } from "./card.tsx";
import { fileOfExample, useExamples } from "./examples.ts";
import styles from "./home.module.css";
import { words } from "./words.ts";

/** The examples, each with the picture that it made. */
export function Gallery({ pipelines }: { readonly pipelines: readonly PipelineInfo[] }) {
  const text = words.use();
  const said = useSaid();
  const [, go] = useLocation();
  const { data: examples = [] } = useExamples();
  const [sought, setSought] = useState("");
  const [keyless, setKeyless] = useState(false);
  const wanted = sought.trim().toLowerCase();
  const free = examples.toSorted((a, b) => Number(a.needs.length > 0) - Number(b.needs.length > 0));
  const shown = free.filter(
    ({ name, note = "", needs }) =>
      [name, note]
        .flatMap((one) => [one, said(one)])
        .join(" ")
        .toLowerCase()
        .includes(wanted) && !(keyless && needs.length > 0),
  );
  return (
    <section className={styles["section"]} aria-labelledby="examples">
      <header>
        <div>
          <h2 id="examples">{text.examples}</h2>
          <p>{text.examplesHint}</p>
        </div>
        <span className={styles["filters"]}>
          <input
            type="search"
            value={sought}
            placeholder={text.find}
            aria-label={text.find}
            onChange={({ target }) => setSought(target.value)}
          />
          <button type="button" aria-pressed={keyless} onClick={() => setKeyless(!keyless)}>
            <Zap size={13} aria-hidden="true" />
            {text.needsNoKey}
          </button>
        </span>
      </header>
      <ul className={styles["cards"]}>
        {shown.map(({ id, name, note, nodes, needs, picture }) => (
          <PictureCard
            key={id}
            picture={picture}
            title={said(name)}
            nodes={nodes}
            onOpen={() => void fileOfExample(id, pipelines).then((file) => go(`/p/${file}`))}
          >
            {note !== undefined && <p>{said(note)}</p>}
            <footer>
              <span>{text.nodes(nodes)}</span>
              <span className={styles["need"]} data-free={needs.length === 0}>
                {needs.length === 0 ? <Zap size={12} aria-hidden="true" /> : <KeyRound size={12} aria-hidden="true" />}
                {needs.length === 0 ? text.needsNoKey : text.needs(needs.join(", "))}
              </span>
            </footer>
          </PictureCard>
        ))}
      </ul>
      {shown.length === 0 && (
        <p className={styles["nothing"]}>{examples.length === 0 ? text.noExamples : text.noneFound}</p>
      )}
    </section>
  );
}
