import type { Settings } from "@reelgraph/server/wire";
import { useModels } from "../api/models.ts";
import { useSaid } from "../language/sentences/said.ts";
import { money } from "../ui/money.ts";
import { Facts, Section } from "./section.tsx";
import { words } from "./words.ts";

/** Which models make films, write and judge where a pipeline doesn't say. */
export function Services({ settings: { defaults, llm, judges, moderation } }: { readonly settings: Settings }) {
  const text = words.use();
  const said = useSaid();
  const { data: models } = useModels();
  const model = models?.find(({ id }) => id === defaults.model);
  const price = model?.provider === undefined ? text.offlineModel : priceOf(model.usdPerSecond);
  const named = ({ use, model: name }: { use: string; model?: string }) =>
    name === undefined ? use : `${name} (${use})`;
  return (
    <Section title={text.services}>
      <Facts
        of={[
          [text.defaultModel, model ? `${said(model.title)} · ${price}` : defaults.model],
          [text.llm, llm ? named(llm) : text.rules],
          [text.judge, judges.length > 0 ? judges.map(named).join(", ") : text.measured],
          [text.moderation, moderation ? named(moderation) : text.none],
        ]}
      />
    </Section>
  );

  function priceOf(usd: number | null): string {
    return usd === null ? "?" : text.perSecond(money(usd));
  }
}
