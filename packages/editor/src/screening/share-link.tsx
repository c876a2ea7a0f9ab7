import type { WatchLink } from "@reelgraph/server/wire";
import { useQuery } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { useState } from "react";
import { ask } from "../api/client.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { locale } from "../ui/money.ts";
import styles from "./share-link.module.css";
import { words } from "./words.ts";
import { useSaid } from "../language/sentences/said.ts";

/** Makes a link that shows one clip to whoever has it. */
export function ShareLink({ clip, onClose }: { readonly clip: string; readonly onClose: () => void }) {
  const text = words.use();
  const said = useSaid();
  const [copied, setCopied] = useState(false);
  const { data, error } = useQuery({
    queryKey: ["watch-link", clip],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => ask<WatchLink>("/api/watch", { method: "POST", body: { clip } }),
  });
  const link = data && new URL(data.path, location.href).href;
  return (
    <Dialog title={text.linkMade} onClose={onClose}>
      <div className={styles["link"]}>
        <p>{text.linkHint}</p>
        {error && <p role="alert">{said(error.message)}</p>}
        {link !== undefined && data && (
          <>
            <span>
              <input readOnly value={link} aria-label={text.linkMade} onFocus={({ target }) => target.select()} />
              <Button icon={Copy} onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}>
                {copied ? text.copied : text.copy}
              </Button>
            </span>
            <small>{text.linkUntil(new Intl.DateTimeFormat(locale(), { dateStyle: "long" }).format(data.until))}</small>
          </>
        )}
      </div>
    </Dialog>
  );
}
