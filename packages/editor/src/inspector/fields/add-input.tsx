import { useState } from "react";
import { words } from "../words.ts";
import styles from "./fields.module.css";

/** A line below a list in which another entry is typed; Enter or leaving it adds what is there. */
export function AddInput({ id, onAdd }: { readonly id: string; onAdd(typed: string): void }) {
  const text = words.use();
  const [typed, setTyped] = useState("");
  const add = () => {
    if (typed.trim() !== "") onAdd(typed.trim());
    setTyped("");
  };
  return (
    <input
      id={id}
      className={styles["input"]}
      placeholder={`${text.add} …`}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={add}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
        event.preventDefault();
        add();
      }}
    />
  );
}
