import { useState } from "react";
import { useStore } from "zustand";
import { language, setLanguage } from "../language/language.ts";
import { setUnasked, unasked } from "../run/remembered.ts";
import { setTheme, theme } from "../styles/theme.ts";
import { money } from "../ui/money.ts";
import { Section } from "./section.tsx";
import styles from "./settings.module.css";
import { words } from "./words.ts";

const limits = [0, 0.1, 0.5, 1, 5];

/** How this browser shows the editor, and when it asks. */
export function Appearance() {
  const text = words.use();
  const look = useStore(theme);
  const spoken = useStore(language);
  const [limit, setLimit] = useState(unasked);
  return (
    <Section title={text.look}>
      <div className={styles["choices"]}>
        <label>
          {text.theme}
          <select value={look} onChange={(event) => setTheme(event.target.value === "light" ? "light" : "dark")}>
            <option value="dark">{text.dark}</option>
            <option value="light">{text.light}</option>
          </select>
        </label>
        <label>
          {text.language}
          <select value={spoken} onChange={(event) => setLanguage(event.target.value === "zh" ? "zh" : "en")}>
            <option value="en">English</option>
            <option value="zh" lang="zh-CN">
              中文
            </option>
          </select>
        </label>
        <label>
          {text.asking}
          <select
            value={limit}
            onChange={(event) => {
              setUnasked(Number(event.target.value));
              setLimit(Number(event.target.value));
            }}
          >
            {limits.map((usd) => (
              <option key={usd} value={usd}>
                {usd === 0 ? text.always : money(usd)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </Section>
  );
}
