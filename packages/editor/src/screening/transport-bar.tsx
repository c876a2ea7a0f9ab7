import { ChevronFirst, ChevronLast, Lock, LockOpen, Pause, Play, Repeat, Volume2, VolumeX } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "../ui/icon-button.tsx";
import { useNames, useRoom, useTheRoom, useTransport } from "./context.ts";
import { nextSound } from "./next-sound.ts";
import { timecode } from "../ui/timecode.ts";
import { arrangedOf } from "./room.ts";
import styles from "./transport-bar.module.css";
import { words } from "./words.ts";

const speeds = [0.25, 0.5, 1, 1.5, 2] as const;

/** One transport for all takes on the screen. */
export function TransportBar() {
  const room = useTheRoom();
  const { transport } = room;
  const text = words.use();
  const playing = useTransport((state) => state.playing);
  const rate = useTransport((state) => state.rate);
  const length = useTransport((state) => state.length);
  const fps = useTransport((state) => state.fps);
  const loops = useTransport((state) => state.loops);
  const loop = useTransport((state) => state.loop);
  const locked = useTransport((state) => state.locked);
  const heard = useTransport((state) => state.heard);
  const state = useRoom((all) => all);
  const nameOf = useNames(arrangedOf(state));
  const heardTake = state.takes.find(({ id }) => id === heard);
  const shown = state.takes.filter(({ id }) => state.shown.includes(id));
  const remarks = shown.flatMap(({ file }) => (file && state.marks.get(file.media.sha256)?.comments) ?? []);
  if (length === 0) return null;
  const share = (seconds: number) => `${(100 * seconds) / length}%`;
  return (
    <div className={styles["bar"]}>
      <IconButton icon={Repeat} label={text.loop} on={loops} onClick={() => transport.setLoops(!loops)} />
      <span className={styles["steps"]}>
        <IconButton icon={ChevronFirst} label={text.back} onClick={() => transport.step(-1)} />
      </span>
      <button
        type="button"
        className={styles["play"]}
        aria-label={playing ? text.pause : text.play}
        onClick={() => transport.toggle()}
      >
        {playing ? (
          <Pause size={16} fill="currentColor" strokeWidth={0} aria-hidden="true" />
        ) : (
          <Play size={16} fill="currentColor" strokeWidth={0} aria-hidden="true" />
        )}
      </button>
      <span className={styles["steps"]}>
        <IconButton icon={ChevronLast} label={text.forward} onClick={() => transport.step(1)} />
      </span>
      <Clock />
      <div className={styles["scrub"]}>
        <Scrubber />
        {loop.from !== undefined && <i className={styles["edge"]} style={{ left: share(loop.from) }} />}
        {loop.to !== undefined && <i className={styles["edge"]} style={{ left: share(loop.to) }} />}
        {remarks.map(({ id, seconds, text: said }) =>
          seconds === undefined ? null : (
            <i key={id} className={styles["remark"]} style={{ left: share(seconds) }} title={said} />
          ),
        )}
      </div>
      <span className={styles["code"]}>{timecode(length, fps)}</span>
      {shown.length > 1 && (
        <span className={styles["pill"]} data-locked={locked}>
          {locked ? <Lock size={12} aria-hidden="true" /> : <LockOpen size={12} aria-hidden="true" />}
          {locked ? text.inSync : text.catchingUp}
        </span>
      )}
      <select
        aria-label={text.speed}
        value={speeds.find((one) => one === Math.abs(rate)) ?? 1}
        onChange={({ target }) => transport.setRate(Number(target.value))}
      >
        {speeds.map((speed) => (
          <option key={speed} value={speed}>
            {speed}×
          </option>
        ))}
      </select>
      <button type="button" className={styles["sound"]} onClick={() => nextSound(room)}>
        {heardTake ? <Volume2 size={15} aria-hidden="true" /> : <VolumeX size={15} aria-hidden="true" />}
        <span>{heardTake ? text.sound(nameOf(heardTake)) : text.silent}</span>
      </button>
    </div>
  );
}

function Clock() {
  const { transport } = useTheRoom();
  const fps = useTransport((state) => state.fps);
  const place = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      transport.onTime((seconds) => {
        if (place.current) place.current.textContent = timecode(seconds, fps);
      }),
    [transport, fps],
  );
  return <span ref={place} className={styles["code"]} data-clock="" />;
}

/** Where the clips are, and where they shall be. Told of without rendering: it moves with each frame. */
function Scrubber() {
  const { transport } = useTheRoom();
  const text = words.use();
  const length = useTransport((state) => state.length);
  const fps = useTransport((state) => state.fps);
  const range = useRef<HTMLInputElement>(null);
  const [resume, setResume] = useState(false);
  useEffect(
    () =>
      transport.onTime((seconds) => {
        const input = range.current;
        if (!input) return;
        input.value = String(seconds);
        input.style.setProperty("--done", `${(100 * seconds) / Math.max(length, 1e-6)}%`);
        input.setAttribute("aria-valuetext", timecode(seconds, fps));
      }),
    [transport, length, fps],
  );
  return (
    <input
      ref={range}
      type="range"
      min={0}
      max={length}
      step={1 / fps}
      defaultValue={transport.time}
      aria-label={text.place}
      onInput={({ currentTarget }) => transport.seek(Number(currentTarget.value))}
      onPointerDown={() => {
        setResume(transport.store.getState().playing);
        transport.pause();
      }}
      onPointerUp={() => resume && transport.toggle()}
    />
  );
}
