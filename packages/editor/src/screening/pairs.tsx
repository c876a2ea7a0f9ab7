import { useStore } from "zustand";
import { Button } from "../ui/button.tsx";
import { Clip } from "./clip.tsx";
import { useNames, useRoom, useTheRoom } from "./context.ts";
import { choosePair, pairing, pairingOf } from "./pairing.ts";
import styles from "./pairs.module.css";
import type { Take } from "./takes.ts";
import { words } from "./words.ts";

/** Two takes at a time, and one question: which is better? Each two are asked about once. */
export function Pairs({ arranged }: { readonly arranged: readonly Take[] }) {
  const room = useTheRoom();
  const text = words.use();
  const nameOf = useNames(arranged);
  const state = useRoom((all) => all);
  const done = useStore(pairing, (all) => all.done);
  const { takes, own, all, pair } = pairingOf(state, done);
  if (pair.length < 2) {
    const wins = (id: string) => own.filter(({ better }) => better === id).length;
    return (
      <div className={styles["done"]}>
        <h2>{text.pairsDone}</h2>
        <ol>
          {takes
            .toSorted((a, b) => wins(b.id) - wins(a.id))
            .map((take) => (
              <li key={take.id}>
                {take.file?.links.thumbnail !== undefined && <img src={take.file.links.thumbnail} alt="" />}
                <b>{nameOf(take)}</b>
                <span>{text.wins(wins(take.id))}</span>
              </li>
            ))}
        </ol>
        <Button onClick={() => pairing.setState({ done: done.filter((one) => !own.includes(one)) })}>
          {text.again}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles["pairs"]}>
      <p role="status">{state.refused ?? text.pair(own.length + 1, all)}</p>
      {pair.map((take, place) => (
        <figure key={take.id}>
          <div className={styles["picture"]}>
            <Clip take={take} name={nameOf(take)} />
            <span>{place === 0 ? "A" : "B"}</span>
          </div>
          <Button onClick={() => void choosePair(room, place === 0 ? 0 : 1)}>
            {text.better} <kbd>{place === 0 ? "A" : "B"}</kbd>
          </Button>
        </figure>
      ))}
    </div>
  );
}
