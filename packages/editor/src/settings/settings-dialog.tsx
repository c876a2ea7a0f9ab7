import { useStore } from "zustand";
import { Dialog } from "../ui/dialog.tsx";
import { Appearance } from "./appearance.tsx";
import { Money } from "./money.tsx";
import { useSettings } from "./queries.ts";
import { Server } from "./server.tsx";
import { Services } from "./services.tsx";
import { closeSettings, settingsOpen } from "./settings-store.ts";
import styles from "./settings.module.css";
import { Vendors } from "./vendors.tsx";
import { words } from "./words.ts";

/** How the server is set up and how this browser shows it. The looks are for everybody, the rest for administrators. */
export function SettingsDialog() {
  const text = words.use();
  const secret = useStore(settingsOpen, (state) => state.secret);
  const { data: settings, error } = useSettings();
  return (
    <Dialog title={text.settings} wide onClose={closeSettings}>
      <div className={styles["settings"]}>
        {!settings && <p className={styles["hint"]}>{error ? text.forbidden : text.loading}</p>}
        {settings && (
          <>
            <Vendors settings={settings} focus={secret} />
            <Money settings={settings} />
            <Services settings={settings} />
            <Server />
          </>
        )}
        <Appearance />
      </div>
    </Dialog>
  );
}
