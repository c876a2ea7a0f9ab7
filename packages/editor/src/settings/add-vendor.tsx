import type { Provider, Vendor } from "@reelgraph/server/wire";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { ApiError, ask } from "../api/client.ts";
import { queries } from "../api/queries.ts";
import { Button } from "../ui/button.tsx";
import { openSettings } from "./settings-store.ts";
import styles from "./settings.module.css";
import { words } from "./words.ts";
import { messageOf, useSaid } from "../language/sentences/said.ts";

/** Adds a vendor that the server knows by its name alone; then only its key is missing. */
export function AddVendor({ taken }: { readonly taken: readonly string[] }) {
  const text = words.use();
  const said = useSaid();
  const { data: vendors = [] } = useQuery({
    queryKey: ["vendors"],
    queryFn: ({ signal }) => ask<readonly Vendor[]>("/api/settings/vendors", { signal }),
  });
  const [chosen, setChosen] = useState("");
  const [refused, setRefused] = useState<string>();
  const add = async () => {
    try {
      const body = { id: freeName(chosen, taken), use: chosen };
      const { key } = await ask<Provider>("/api/settings/providers", { method: "POST", body });
      setChosen("");
      setRefused(undefined);
      openSettings(key?.name);
      await queries.invalidateQueries({ queryKey: ["settings"] });
      await queries.invalidateQueries({ queryKey: ["models"] });
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      setRefused(messageOf(thrown));
    }
  };
  return (
    <form
      className={styles["key"]}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <select value={chosen} aria-label={text.vendor} onChange={(event) => setChosen(event.target.value)}>
        <option value="">{text.vendor}</option>
        {vendors.map(({ use, title, models }) => (
          <option key={use} value={use}>
            {models > 0 ? `${said(title)} · ${text.models(models)}` : said(title)}
          </option>
        ))}
      </select>
      <Button type="submit" icon={Plus} disabled={chosen === ""}>
        {text.addVendor}
      </Button>
      <span role="status" className={styles["hint"]}>
        {refused}
      </span>
    </form>
  );
}

/** The adapter's own name, or with a number behind it. */
function freeName(use: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? use : `${use}-${number}`;
    if (!taken.includes(name)) return name;
  }
}
