import { Share2 } from "lucide-react";
import { useState } from "react";
import { useRun } from "../session/editor.ts";
import { ShareLink } from "../screening/share-link.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { words } from "./words.ts";

/** Makes a link to the film of the run that is shown, for viewers who have no access here. */
export function ShareButton() {
  const text = words.use();
  const film = useRun(({ run }) => filmOf(run.outputs));
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton icon={Share2} label={text.share} disabled={film === undefined} onClick={() => setOpen(true)} />
      {open && film !== undefined && <ShareLink clip={film} onClose={() => setOpen(false)} />}
    </>
  );
}

/** The SHA-256 of the first film among a run's outputs. */
function filmOf(outputs: Readonly<Record<string, unknown>>): string | undefined {
  for (const value of Object.values(outputs)) {
    if (typeof value !== "object" || value === null) continue;
    if ("media" in value && value.media === "video" && "sha256" in value) return String(value.sha256);
  }
  return undefined;
}
