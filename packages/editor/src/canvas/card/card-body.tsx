import type { CardData } from "../graph/model.ts";
import styles from "./card-body.module.css";
import { FilmStrip } from "./film-strip.tsx";
import { Picture } from "./picture.tsx";
import { ScoreBar } from "./score-bar.tsx";
import { shortly } from "./shortly.ts";
import { Ways } from "./ways.tsx";
import { WordsBody } from "./words-body.tsx";

/** What the file says about it, and one look at what it gave. */
export function CardBody({ data: { shape, run: path } }: { readonly data: CardData }) {
  const { ports, facts, script, body, strip } = shape;
  const top = Math.max(36 + 15, ...ports.map(({ y }) => y + 11 + 8));
  return (
    <div className={styles["body"]} style={{ top }}>
      {facts.length > 0 && (
        <dl className={styles["facts"]}>
          {facts.map(({ name, label, value, unit }) => (
            <div key={name}>
              <dt>{label}</dt>
              <dd>{unit === undefined ? shortly(value) : `${shortly(value)} ${unit}`}</dd>
            </div>
          ))}
        </dl>
      )}
      {script && (
        <p className={styles["script"]} data-code={script.code}>
          {script.text}
        </p>
      )}
      {body === "picture" && <Picture path={path} />}
      {body === "words" && <WordsBody path={path} />}
      {body === "score" && <ScoreBar path={path} />}
      {body === "ways" && (
        <Ways path={path} ports={ports.flatMap(({ side, name }) => (side === "out" ? [name] : []))} />
      )}
      {strip && <FilmStrip path={path} />}
    </div>
  );
}
