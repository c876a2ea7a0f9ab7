import { KeyRound } from "lucide-react";
import { openSettings } from "../settings/settings-store.ts";
import { useSettings } from "../settings/queries.ts";
import { Button } from "../ui/button.tsx";
import styles from "./home.module.css";
import { words } from "./words.ts";

/** The way to real models, for whoever has no vendor's key set yet. */
export function AddVendor() {
  const text = words.use();
  const { data: settings } = useSettings();
  if (!settings || settings.providers.some(({ key }) => key?.set !== false)) return null;
  return (
    <aside className={styles["vendor"]}>
      <KeyRound size={18} strokeWidth={1.7} aria-hidden="true" />
      <p>{text.addVendorHint}</p>
      <Button onClick={() => openSettings()}>{text.addVendor}</Button>
    </aside>
  );
}
