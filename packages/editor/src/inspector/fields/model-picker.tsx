import type { Model } from "@reelgraph/server/wire";
import { useSaid } from "../../language/sentences/said.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Finder, FoundItem } from "../../ui/finder.tsx";
import { words } from "../words.ts";
import styles from "./fields.module.css";
import { ModelPrice } from "./model-price.tsx";

/** All models, those that are ready first: lengths, sound, price, and what to take instead of a closed one. */
export function ModelPicker({
  models,
  chosen,
  onChoose,
  onClose,
}: {
  readonly models: readonly Model[];
  readonly chosen: string | undefined;
  onChoose(id: string | undefined): void;
  onClose(): void;
}) {
  const text = words.use();
  const said = useSaid();
  const rank = ({ ready, retired }: Model) => (retired?.over ? 2 : ready ? 0 : 1);
  return (
    <Dialog title={text.findModel} bare wide onClose={onClose}>
      <Finder label={text.findModel} empty={text.noModel} defaultValue={chosen ?? ""}>
        <FoundItem value={text.modelDefault} onSelect={() => onChoose(undefined)}>
          {text.modelDefault}
        </FoundItem>
        {models
          .toSorted((one, other) => rank(one) - rank(other))
          .map((model) => (
            <FoundItem
              key={model.id}
              value={`${model.title} ${said(model.title)} ${model.id}`}
              onSelect={() => onChoose(model.id)}
            >
              <span className={styles["model"]} data-off={model.retired?.over ?? false}>
                <b>{said(model.title)}</b>
                <small>{model.id}</small>
              </span>
              <span className={styles["facts"]}>
                {model.retired?.over ? (
                  <>
                    {text.retired(model.retired.on)}
                    {model.retired.instead !== undefined && ` · ${text.instead(model.retired.instead)}`}
                  </>
                ) : (
                  <>
                    {text.seconds(secondsOf(model))}
                    {!model.ready && ` · ${text.noKey}`}
                  </>
                )}
              </span>
              <ModelPrice model={model} />
            </FoundItem>
          ))}
      </Finder>
    </Dialog>
  );
}

function secondsOf({ capabilities: { seconds } }: Model): string {
  return "min" in seconds ? `${seconds.min}–${seconds.max}` : seconds.join(", ");
}
