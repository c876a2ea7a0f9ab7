import { useLoad } from "./queries.ts";
import { Facts, Section } from "./section.tsx";
import { words } from "./words.ts";

/** What the server does now. */
export function Server() {
  const text = words.use();
  const { data: load } = useLoad();
  return (
    <Section title={text.server}>
      <Facts
        of={[
          [text.address, location.host],
          [text.running, load?.running ?? "…"],
          [text.waiting, load?.waiting ?? "…"],
        ]}
      />
    </Section>
  );
}
