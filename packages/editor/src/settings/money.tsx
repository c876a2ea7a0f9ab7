import type { Settings } from "@reelgraph/server/wire";
import { money } from "../ui/money.ts";
import { Facts, Section } from "./section.tsx";
import { words } from "./words.ts";

/** What may be spent, and what was. */
export function Money({ settings: { budget, providers, spentToday } }: { readonly settings: Settings }) {
  const text = words.use();
  const limit = (usd: number | undefined) => (usd === undefined ? text.noLimit : money(usd));
  const days = providers.flatMap(({ id, dayUsd }) =>
    dayUsd === undefined ? [] : [[text.dayAt(id), money(dayUsd)] as const],
  );
  return (
    <Section title={text.budgets} hint={text.file}>
      <Facts
        of={[
          [text.spentToday, money(spentToday)],
          [text.runUsd, limit(budget.runUsd)],
          [text.dayUsd, limit(budget.dayUsd)],
          ...days,
          [text.unknownPrice, text[budget.unknownPrice]],
        ]}
      />
    </Section>
  );
}
