import { useState } from "react";
import { ask } from "../api/client.ts";
import { Button } from "../ui/button.tsx";
import styles from "./watch.module.css";
import { words } from "./words.ts";
import { messageOf } from "../language/sentences/said.ts";

const aspects = ["quality", "realism", "usefulness"] as const;
const marks = [1, 2, 3, 4, 5] as const;

type Marks = Partial<Record<(typeof aspects)[number], number>>;

/** The three questions, each from 1 to 5, and room for words. */
export function Opinion({ link, onGiven }: { readonly link: string; readonly onGiven: () => void }) {
  const text = words.use();
  const [given, setGiven] = useState<Marks>({});
  const [said, setSaid] = useState("");
  const [name, setName] = useState("");
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState<string>();
  const hints = { quality: text.qualityHint, realism: text.realismHint, usefulness: text.usefulnessHint };
  const empty = Object.keys(given).length === 0 && said.trim() === "";
  const send = async () => {
    if (empty) return setFailed(text.sayFirst);
    setSending(true);
    try {
      const body = {
        ...given,
        ...(said.trim() === "" ? {} : { text: said.trim() }),
        ...(name.trim() === "" ? {} : { by: name.trim() }),
      };
      await ask(`/api/watch/${link}/feedback`, { method: "POST", body });
      onGiven();
    } catch (thrown) {
      setFailed(messageOf(thrown));
      setSending(false);
    }
  };
  return (
    <form
      className={styles["opinion"]}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <header>
        <h1>{text.title}</h1>
        <p>{text.hint}</p>
      </header>
      {aspects.map((aspect) => (
        <fieldset key={aspect}>
          <legend>
            <b>{text[aspect]}</b>
            <small>{hints[aspect]}</small>
          </legend>
          <div className={styles["marks"]}>
            <small aria-hidden="true">{text.worst}</small>
            {marks.map((mark) => (
              <label key={mark}>
                <input
                  type="radio"
                  name={aspect}
                  value={mark}
                  aria-label={text.mark(text[aspect], mark)}
                  checked={given[aspect] === mark}
                  onChange={() => setGiven({ ...given, [aspect]: mark })}
                />
                <span aria-hidden="true">{mark}</span>
              </label>
            ))}
            <small aria-hidden="true">{text.best}</small>
          </div>
        </fieldset>
      ))}
      <label className={styles["field"]}>
        {text.text}
        <textarea rows={3} maxLength={5000} value={said} onChange={({ target }) => setSaid(target.value)} />
      </label>
      <label className={styles["field"]}>
        {text.name}
        <input maxLength={60} autoComplete="name" value={name} onChange={({ target }) => setName(target.value)} />
      </label>
      {failed !== undefined && <p role="alert">{failed}</p>}
      <Button look="primary" type="submit" disabled={sending}>
        {sending ? text.sending : text.send}
      </Button>
    </form>
  );
}
