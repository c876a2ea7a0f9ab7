import { Download, ExternalLink } from "lucide-react";
import type { LinkedMedia } from "@reelgraph/server/wire";
import { useOutputs } from "../../api/runs.ts";
import type { Score } from "@reelgraph/engine";
import { useSaid } from "../../language/sentences/said.ts";
import { isScore } from "../given.ts";
import { Player } from "../../ui/player.tsx";
import styles from "./outputs.module.css";
import { words } from "./words.ts";

/** What a run gave: films, pictures and sounds to play, keep and open; everything else in words. */
export function OutputList({
  id,
  over,
  roomy,
}: {
  readonly id: string | undefined;
  readonly over: boolean;
  /** Larger, and as wide as there is room. */
  readonly roomy?: boolean;
}) {
  const text = words.use();
  const { data: outputs = [], isFetching } = useOutputs(id, over);
  if (outputs.length === 0) return <p className={styles["none"]}>{isFetching ? "…" : text.noOutputs}</p>;
  return (
    <ul className={styles["outputs"]} data-roomy={roomy} tabIndex={0} aria-label={text.outputs}>
      {outputs.map(({ name, value, file }) => (
        <li key={name}>{file ? <File name={name} {...file} /> : <Plain name={name} value={value} />}</li>
      ))}
    </ul>
  );
}

function File({ name, media, links }: { readonly name: string } & LinkedMedia) {
  const text = words.use();
  const ending = media.type.split("/")[1]?.replace("jpeg", "jpg") ?? "bin";
  return (
    <figure>
      <Player media={media} links={links} label={name} />
      <figcaption>
        <b>{name}</b>
        <a
          href={links.save ?? links.url}
          download={`${name.replaceAll("/", "-")}.${ending}`}
          aria-label={text.download(name)}
          title={text.download(name)}
        >
          <Download size={14} aria-hidden="true" />
        </a>
        <a href={links.url} target="_blank" rel="noreferrer" aria-label={text.openTab(name)} title={text.openTab(name)}>
          <ExternalLink size={14} aria-hidden="true" />
        </a>
      </figcaption>
    </figure>
  );
}

function Plain({ name, value }: { readonly name: string; readonly value: unknown }) {
  return (
    <figure>
      {isScore(value) ? (
        <ScoreText score={value} />
      ) : (
        <pre>{typeof value === "string" ? value : JSON.stringify(value, null, 1)}</pre>
      )}
      <figcaption>
        <b>{name}</b>
      </figcaption>
    </figure>
  );
}

/** A score as people read it: the number, and why. */
function ScoreText({ score: { score, reasons } }: { readonly score: Score }) {
  const said = useSaid();
  return (
    <div className={styles["score"]}>
      <b>{score === null ? "–" : score.toFixed(1)}</b>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{said(reason)}</li>
        ))}
      </ul>
    </div>
  );
}
