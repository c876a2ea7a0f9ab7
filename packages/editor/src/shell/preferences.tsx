import { Languages, Settings, SunMoon } from "lucide-react";
import { language, setLanguage } from "../language/language.ts";
import { openSettings } from "../settings/settings-store.ts";
import { setTheme, theme } from "../styles/theme.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { words } from "./words.ts";

/** The language, the light and the settings, which every page can change; a guest has no settings. */
export function Preferences({ guest = false }: { readonly guest?: boolean }) {
  const text = words.use();
  return (
    <>
      <IconButton
        icon={Languages}
        label={text.language}
        data-appearance=""
        onClick={() => setLanguage(language.getState() === "en" ? "zh" : "en")}
      />
      <IconButton
        icon={SunMoon}
        label={text.theme}
        data-appearance=""
        onClick={() => setTheme(theme.getState() === "dark" ? "light" : "dark")}
      />
      {!guest && <IconButton icon={Settings} label={text.settings} onClick={() => openSettings()} />}
    </>
  );
}
