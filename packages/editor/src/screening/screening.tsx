import { MonitorPlay } from "lucide-react";
import { useEffect, useMemo, useRef, useState, type MouseEvent } from "react";
import { useNodeTypes } from "../api/queries.ts";
import { nodeAt } from "../canvas/node-at.ts";
import { placeInFile } from "../canvas/place-in-file.ts";
import { RunNow } from "../run/run-now.tsx";
import { isGoing, statusOf } from "../run/run-store.ts";
import { queries } from "../api/queries.ts";
import { useDocument, useEditor, useRun, useSession } from "../session/editor.ts";
import { Blank } from "../shell/blank.tsx";
import { RoomContext } from "./context.ts";
import { takesOfRuns, useAllTakes, useMarks, useUnits } from "./data.ts";
import { RoomPanel } from "./panel/room-panel.tsx";
import { roomOf } from "./room.ts";
import styles from "./screening.module.css";
import { Stage } from "./stage.tsx";
import { Strip } from "./strip.tsx";
import { firstSource, newestSource, sourcesOf, takesOf } from "./takes.ts";
import { Toolbar } from "./toolbar.tsx";
import { TransportBar } from "./transport-bar.tsx";
import { words } from "./words.ts";

const media = new Set(["video", "image", "audio"]);

/** A button that was clicked gives the keys back to the room: the space bar plays, and does not press it again. */
function leaveKeys({ target, detail }: MouseEvent, room: HTMLElement | null): void {
  const button = target instanceof Element ? target.closest("button") : null;
  if (detail === 0 || !button || button.closest("dialog, [popover]") || button.hasAttribute("popovertarget")) return;
  room?.focus({ preventScroll: true });
}

/** Takes beside one another: to be played together, judged, picked and sent on. */
export function Screening() {
  const editor = useEditor();
  const text = words.use();
  const room = roomOf(editor);
  const place = useRef<HTMLDivElement>(null);
  const file = useDocument((state) => state.file);
  const pipeline = useDocument((state) => state.pipeline);
  const shownRun = useRun((state) => state.id);
  const going = useRun(isGoing);
  const status = useRun(statusOf);
  const selected = useSession((state) => [...state.selected][0]);
  const { data: types } = useNodeTypes();
  const [asked, setAsked] = useState<{ readonly run?: string; readonly all?: boolean; readonly source?: string }>({});
  const run = asked.run ?? shownRun;
  const { data: units, isPending } = useUnits(run, going && run === shownRun);
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ["units"] });
    void queries.invalidateQueries({ queryKey: ["runs"] });
  }, [status]);

  const sources = useMemo(() => {
    const gives = ({ node }: { readonly node: string }) => {
      const type = types?.get(nodeAt(pipeline, placeInFile(pipeline, node))?.use.split("@")[0] ?? "");
      return Object.values(type?.outputs ?? {}).some(({ kind }) => typeof kind === "string" && media.has(kind));
    };
    return sourcesOf(units ?? [], gives);
  }, [units, types, pipeline]);
  const wanted = sources.find(({ id }) => id === (asked.source ?? selected));
  // A question that was answered is no source any more; then whatever is made next is looked at.
  const answered = asked.source?.startsWith("?") === true && !wanted;
  const source = wanted ?? (answered ? newestSource(sources, units ?? []) : firstSource(sources));
  useEffect(() => {
    if (asked.source === undefined && source?.asks) setAsked((before) => ({ ...before, source: source.id }));
  }, [asked.source, source]);

  const all = useAllTakes(file, asked.all && source && !source.asks ? source.node : undefined);
  const takes = useMemo(() => {
    if (!source) return [];
    return asked.all && all.data ? takesOfRuns(all.data, source) : takesOf(units ?? [], source);
  }, [asked.all, all.data, units, source]);
  const clips = [...new Set(takes.flatMap((take) => take.file?.media.sha256 ?? []))];
  const { data: marks } = useMarks(clips);
  useEffect(() => {
    const bySha = new Map(marks?.map((one) => [one.sha256, one]));
    const about = { ...(run === undefined ? {} : { run }), ...(source?.asks ? { asks: source.asks } : {}) };
    room.update(takes, bySha, about);
  }, [room, takes, marks, run, source]);
  const ready = run !== undefined && source !== undefined;
  useEffect(() => {
    if (ready) place.current?.focus({ preventScroll: true });
    return () => room.transport.pause();
  }, [room, ready]);

  if (run === undefined || (units && sources.length === 0)) {
    return (
      <div className={styles["empty"]}>
        <Blank title={going ? text.loading : text.none} icon={MonitorPlay}>
          {!going && (
            <>
              <p>{text.noneHint}</p>
              <RunNow />
            </>
          )}
        </Blank>
      </div>
    );
  }
  if (isPending || !source) return <Blank title={text.loading} />;
  return (
    <RoomContext value={room}>
      <div
        ref={place}
        className={styles["screening"]}
        tabIndex={-1}
        onClick={(event) => leaveKeys(event, place.current)}
      >
        <div className={styles["room"]}>
          <Toolbar
            sources={sources}
            source={source}
            file={file}
            run={run}
            all={asked.all === true}
            onChoose={(part) => setAsked((before) => ({ ...before, ...part }))}
          />
          <Stage />
          <TransportBar />
          <Strip />
        </div>
        <RoomPanel going={going} over={status !== undefined && !going && status !== "paused"} answered={answered} />
      </div>
    </RoomContext>
  );
}
