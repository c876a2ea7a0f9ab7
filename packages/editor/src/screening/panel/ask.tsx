import { Check, X } from "lucide-react";
import { useEditor } from "../../session/editor.ts";
import { Button } from "../../ui/button.tsx";
import { ratesItems } from "../answers.ts";
import { useRoom, useTheRoom } from "../context.ts";
import { mineOf } from "../room.ts";
import { replyOf, sendOn } from "../send-on.ts";
import { words } from "../words.ts";
import styles from "./panel.module.css";

/** What the run asks, and the answer that lets it go on. */
export function Ask() {
  const room = useTheRoom();
  const editor = useEditor();
  const text = words.use();
  const state = useRoom((all) => all);
  const question = state.asks?.question;
  if (!question) return null;
  const said = state.takes.map((take) => mineOf(take, state));
  const picked = said.filter(({ choice }) => choice === "picked").length;
  const ready = replyOf(state, true) !== undefined;
  const send = (approved: boolean) => void sendOn(room, editor, approved);
  return (
    <section className={styles["ask"]}>
      <small>{text.waits}</small>
      <h2>{question.ask}</h2>
      {question.kind === "rate" && !ratesItems(question) && (
        <div className={styles["criteria"]}>
          {question.keys.map((key) => (
            <label key={key}>
              <span>
                {key} <b>{state.criteria[key] ?? text.notJudged}</b>
              </span>
              <input
                type="range"
                min={question.least}
                max={question.most}
                step={0.5}
                value={state.criteria[key] ?? question.least}
                onChange={({ target }) => room.set({ criteria: { ...state.criteria, [key]: Number(target.value) } })}
              />
            </label>
          ))}
        </div>
      )}
      {question.kind === "rate" && ratesItems(question) && (
        <p>
          {text.rated(said.filter(({ stars }) => stars > 0).length, question.keys.length)}
          {question.pick > 0 ? (
            <>
              {" "}
              · {text.pickedOf(picked, question.pick)}
              {picked > question.pick && <small> {text.tooMany(question.pick)}</small>}
            </>
          ) : (
            <small>{text.pickIsBest}</small>
          )}
        </p>
      )}
      <textarea
        rows={1}
        value={state.note}
        aria-label={text.note}
        placeholder={text.note}
        onChange={({ target }) => room.set({ note: target.value })}
      />
      {question.kind === "approve" ? (
        <span className={styles["answers"]}>
          <Button look="primary" icon={Check} onClick={() => send(true)}>
            {text.approve} <kbd>Enter</kbd>
          </Button>
          <Button icon={X} onClick={() => send(false)}>
            {text.decline}
          </Button>
        </span>
      ) : (
        <span className={styles["answers"]}>
          <Button look="primary" icon={Check} disabled={!ready} onClick={() => send(true)}>
            {text.sendOn} <kbd>Enter</kbd>
          </Button>
          {!ready && <small>{text.sayFirst}</small>}
        </span>
      )}
    </section>
  );
}
