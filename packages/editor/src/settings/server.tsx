import { span } from "../ui/duration.ts";
import { money } from "../ui/money.ts";
import { Lanes } from "./lanes.tsx";
import { useFleet } from "./queries.ts";
import { Facts, Section } from "./section.tsx";
import { words } from "./words.ts";
import { Workers } from "./workers.tsx";

/** What the server and its workers do now. */
export function Server() {
  const text = words.use();
  const { data: fleet } = useFleet();
  if (!fleet) return <Section title={text.server}>{text.loading}</Section>;
  const { queue, workers, lanes, spentToday } = fleet;
  const waiting = queue.waiting === 0 ? "0" : text.waitingSince(queue.waiting, span(queue.oldestSeconds));
  return (
    <Section title={text.server}>
      <Facts
        of={[
          [text.address, location.host],
          [text.running, queue.going],
          [text.waiting, waiting],
          ...(queue.stranded > 0 ? [[text.stranded, queue.stranded] as const] : []),
          [text.spentByAll, money(spentToday)],
        ]}
      />
      <Workers of={workers} />
      <Lanes of={lanes} />
    </Section>
  );
}
