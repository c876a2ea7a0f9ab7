import { setPersonName, usePersonName } from "../person.ts";
import { words } from "../words.ts";
import styles from "./panel.module.css";

/** Under which name one rates here. */
export function Person() {
  const text = words.use();
  const name = usePersonName();
  return (
    <label className={styles["person"]}>
      {text.youAre}
      <input
        value={name}
        maxLength={60}
        placeholder={text.name}
        autoComplete="nickname"
        onChange={({ target }) => setPersonName(target.value)}
      />
    </label>
  );
}
