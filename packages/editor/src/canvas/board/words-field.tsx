import { useState } from "react";
import styles from "./board.module.css";

/** Words that are written in place: saved when one leaves the field, or on Enter where they are short. */
export function Words({
  label,
  value,
  long = false,
  save,
}: {
  readonly label: string;
  readonly value: string;
  readonly long?: boolean;
  readonly save: (value: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const field = {
    "aria-label": label,
    autoFocus: true,
    value: typed,
    onBlur: () => save(typed.trim()),
    onChange: ({ target }: { readonly target: { readonly value: string } }) => setTyped(target.value),
  };
  const keys = (event: React.KeyboardEvent<HTMLElement>) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" || (event.key === "Enter" && (!long || event.ctrlKey || event.metaKey)))
      event.currentTarget.blur();
  };
  return long ? (
    <textarea className={`${styles["field"]} nodrag nowheel`} {...field} onKeyDown={keys} />
  ) : (
    <input className={`${styles["field"]} nodrag`} {...field} onKeyDown={keys} />
  );
}
