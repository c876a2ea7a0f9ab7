import { readPipeline } from "@reelgraph/engine";
import { useQuery } from "@tanstack/react-query";
import { MonitorPlay, Play, RotateCcw, Workflow } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { outputsOf } from "../api/outputs.ts";
import { readPipelineFile, type PipelineInfo } from "../api/pipelines.ts";
import { useMaking } from "../run/making.ts";
import { PlainProgress, usesOf } from "../run/plain-progress.tsx";
import { Rushes } from "../run/rushes.tsx";
import { Button } from "../ui/button.tsx";
import { fileOfExample, placeOfExample, useExamples } from "./examples.ts";
import styles from "./first-film.module.css";
import { setTour } from "../tour/tour-store.ts";
import { words } from "./words.ts";
import { useSaid } from "../language/sentences/said.ts";

const example = "first-film";

/** The film that anybody can make at once: one click makes it, and it plays when it is made. */
export function FirstFilm({ pipelines }: { readonly pipelines: readonly PipelineInfo[] }) {
  const text = words.use();
  const said = useSaid();
  const [, go] = useLocation();
  const { data: examples = [] } = useExamples();
  const making = useMaking();
  const place = placeOfExample(example, pipelines);
  const info = pipelines.find(({ file }) => file === place);
  const last = info?.lastRun?.state === "succeeded" ? info.lastRun.id : undefined;
  const { data: before } = useQuery({
    queryKey: ["outputs", last],
    enabled: last !== undefined,
    queryFn: ({ signal }) => outputsOf(last ?? "", signal),
  });
  const { data: uses = {} } = useQuery({
    queryKey: ["uses", place],
    enabled: place !== undefined && making.phase !== "idle",
    queryFn: async ({ signal }) => usesOf(readPipeline((await readPipelineFile(place ?? "", signal)).text).pipeline),
  });
  const video = useRef<HTMLVideoElement>(null);
  const [playing, setPlaying] = useState(false);
  const made = making.phase === "made";
  useEffect(() => {
    if (made) void video.current?.play().catch(() => {});
  }, [made]);
  const found = examples.find(({ id }) => id === example);
  if (!found && place === undefined) return null;
  const film = (made ? making.files : before)?.find(({ media }) => media.media === "video");
  const busy = making.phase === "running" || making.phase === "paused";
  const make = async () => making.start({ pipeline: await fileOfExample(example, pipelines) });
  const open = async (view?: string) => {
    const file = await fileOfExample(example, pipelines);
    if (view === undefined) setTour("run");
    go(`/p/${file}${view === undefined ? "" : `?view=${view}`}`);
  };
  return (
    <section className={styles["first"]} aria-labelledby="first-film">
      <div className={styles["screen"]} data-busy={busy}>
        {film && !busy ? (
          <>
            <video
              ref={video}
              src={film.url}
              poster={found?.picture === undefined ? film.thumbnail : (film.thumbnail ?? found.picture)}
              controls={playing}
              playsInline
              aria-label={text.heroMade}
              onPlay={() => setPlaying(true)}
            />
            {!playing && (
              <button
                type="button"
                className={styles["play"]}
                aria-label={text.play}
                onClick={() => void video.current?.play()}
              >
                <Play size={26} fill="currentColor" strokeWidth={0} aria-hidden="true" />
              </button>
            )}
          </>
        ) : (
          <Rushes run={making.run} picture={found?.picture} />
        )}
      </div>
      <div className={styles["words"]}>
        <h1 id="first-film">{film ? text.heroMade : text.heroFirst}</h1>
        <p>{film ? text.heroMadeText : text.heroFirstText}</p>
        {busy && <PlainProgress nodes={making.nodes} progress={making.progress} uses={uses} />}
        {making.phase === "failed" && (
          <p role="alert" className={styles["failed"]}>
            {text.notMade}: {said(making.problems[0]?.message ?? "")}
          </p>
        )}
        <div className={styles["acts"]}>
          {film && !busy ? (
            <>
              <Button look="primary" icon={Workflow} onClick={() => void open()}>
                {text.openGraph}
              </Button>
              <Button icon={MonitorPlay} onClick={() => void open("screening")}>
                {text.compareShots}
              </Button>
              <Button look="quiet" icon={RotateCcw} onClick={() => void make()}>
                {text.again}
              </Button>
            </>
          ) : (
            <Button look="primary" icon={Play} disabled={busy} onClick={() => void make()}>
              {busy ? text.making : text.make}
            </Button>
          )}
        </div>
        <small>{text.free}</small>
      </div>
    </section>
  );
}
