import { lazy, Suspense } from "react";
import { useStore } from "zustand";
import { settingsOpen } from "./settings-store.ts";

const Dialog = lazy(() => import("./settings-dialog.tsx").then(({ SettingsDialog }) => ({ default: SettingsDialog })));

/** The settings, above whatever page is shown; nothing of them is loaded before. */
export function SettingsHost() {
  const open = useStore(settingsOpen, (state) => state.open);
  return open ? (
    <Suspense>
      <Dialog />
    </Suspense>
  ) : null;
}
