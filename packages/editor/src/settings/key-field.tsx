import type { NamedSecret } from "@reelgraph/server/wire";
import { KeyRound } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { ApiError } from "../api/client.ts";
import { Button } from "../ui/button.tsx";
import { setSecret } from "./queries.ts";
import styles from "./settings.module.css";
import { words } from "./words.ts";
import { messageOf } from "../language/sentences/said.ts";

/** A field into which a key can be put and out of which it never comes: what is saved is gone from the page. */
export function KeyField({
  secret: { name, set },
  focus,
  onSaved,
}: {
  readonly secret: NamedSecret;
  readonly focus: boolean;
  readonly onSaved?: () => void;
}) {
  const text = words.use();
  const [value, setValue] = useState("");
  const [sure, setSure] = useState(false);
  const [told, setTold] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);
  const write = async (to: string | null) => {
    setValue("");
    setSure(false);
    try {
      const now = await setSecret(name, to);
      setTold(to === null && now.set ? text.fromEnvironment : to === null ? undefined : text.saved);
      if (to !== null) onSaved?.();
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      setTold(messageOf(thrown));
    }
  };
  return (
    <form
      className={styles["key"]}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void write(value.trim());
      }}
    >
      <KeyRound size={13} aria-hidden="true" />
      <code>{name}</code>
      <span className={styles["set"]} data-set={set}>
        {set ? text.keySet : text.keyMissing}
      </span>
      <input
        ref={field}
        type="password"
        value={value}
        autoComplete="off"
        spellCheck={false}
        placeholder={text.newKey}
        aria-label={text.keyOf(name)}
        onChange={(event) => setValue(event.target.value)}
      />
      <Button type="submit" disabled={value.trim() === ""}>
        {set ? text.replace : text.save}
      </Button>
      {set && (
        <Button look={sure ? "danger" : "quiet"} onClick={() => (sure ? void write(null) : setSure(true))}>
          {sure ? text.removeSure : text.remove}
        </Button>
      )}
      <span role="status" className={styles["hint"]}>
        {told}
      </span>
    </form>
  );
}
