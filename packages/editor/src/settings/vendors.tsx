import type { ProviderHealth, Settings } from "@reelgraph/server/wire";
import { CircleAlert, CircleCheck, Plug } from "lucide-react";
import { useState } from "react";
import { ApiError } from "../api/client.ts";
import { Button } from "../ui/button.tsx";
import { AddVendor } from "./add-vendor.tsx";
import { KeyField } from "./key-field.tsx";
import { testProvider } from "./queries.ts";
import { Section } from "./section.tsx";
import styles from "./settings.module.css";
import { words } from "./words.ts";
import { messageOf, said } from "../language/sentences/said.ts";

/** The vendors that the server buys from, each with its key and a test; and the keys of everything else. */
export function Vendors({ settings, focus }: { readonly settings: Settings; readonly focus: string | undefined }) {
  const text = words.use();
  const { providers, secrets } = settings;
  const shown = new Set(providers.flatMap(({ key }) => key?.name ?? []));
  const others = secrets.filter(({ name }) => !shown.has(name));
  return (
    <Section title={text.vendors} hint={text.vendorsHint}>
      {providers.length === 0 && <p>{text.noVendors}</p>}
      <ul className={styles["vendors"]}>
        {providers.map((provider) => (
          <Vendor key={provider.id} provider={provider} focus={focus} />
        ))}
        {others.map((secret) => (
          <li key={secret.name}>
            <KeyField secret={secret} focus={focus === secret.name} />
          </li>
        ))}
      </ul>
      <AddVendor taken={providers.map(({ id }) => id)} />
    </Section>
  );
}

function Vendor({
  provider: { id, use, address, models, key },
  focus,
}: {
  readonly provider: Settings["providers"][number];
  readonly focus: string | undefined;
}) {
  const text = words.use();
  const [health, setHealth] = useState<ProviderHealth>();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  const test = async () => {
    setBusy(true);
    setFailed(undefined);
    try {
      setHealth(await testProvider(id));
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      setFailed(messageOf(thrown));
    }
    setBusy(false);
  };
  return (
    <li>
      <header>
        <b>{id}</b>
        <span>
          {use} · {text.models(models)}
        </span>
        <code>{address}</code>
        <Button icon={Plug} disabled={busy} onClick={() => void test()}>
          {busy ? text.testing : text.test}
        </Button>
      </header>
      {key ? (
        <KeyField secret={key} focus={focus === key.name} onSaved={() => void test()} />
      ) : (
        <p className={styles["hint"]}>{text.noKeyNeeded}</p>
      )}
      <p role="status" className={styles["health"]} data-good={health?.answers === "yes"}>
        {health &&
          (health.answers === "yes" ? (
            <CircleCheck size={13} aria-hidden="true" />
          ) : (
            <CircleAlert size={13} aria-hidden="true" />
          ))}
        {health && describe(health, text)} {failed}
      </p>
    </li>
  );
}

function describe({ answers, message, key }: ProviderHealth, text: ReturnType<typeof words.use>): string {
  const told = {
    yes: key ? text.answersYes : text.answersYesKeyless,
    refused: text.answersRefused,
    no: text.answersNo,
    unasked: text.answersUnasked,
  }[answers];
  return message === undefined || answers === "yes" ? told : `${told} ${said(message)}`;
}
