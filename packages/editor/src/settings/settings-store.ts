import { createStore } from "zustand";

/** Whether the settings are open, and the secret whose field shall have the focus. Every page can open them. */
interface SettingsOpen {
  readonly open: boolean;
  readonly secret?: string;
}

export const settingsOpen = createStore<SettingsOpen>(() => ({ open: false }));

export function openSettings(secret?: string): void {
  settingsOpen.setState({ open: true, ...(secret === undefined ? {} : { secret }) }, true);
}

export const closeSettings = (): void => settingsOpen.setState({ open: false }, true);
