import { Command } from "cmdk";
import type { Model } from "@reelgraph/server/wire";
import palette from "../../commands/palette.module.css";
import { Dialog } from "../../ui/dialog.tsx";
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
  const rank = ({ ready, retired }: Model) => (retired?.over ? 2 : ready ? 0 : 1);
  return (
    <Dialog title={text.findModel} bare wide onClose={onClose}>
      <Command label={text.findModel} defaultValue={chosen ?? ""} loop>
        <Command.Input autoFocus placeholder={text.findModel} className={palette["input"]} />
        <Command.List className={palette["list"]}>
          <Command.Empty className={palette["empty"]}>{text.noModel}</Command.Empty>
          <Command.Item className={palette["item"]} value={text.modelDefault} onSelect={() => onChoose(undefined)}>
            {text.modelDefault}
          </Command.Item>
          {models
            .toSorted((one, other) => rank(one) - rank(other))
            .map((model) => (
              <Command.Item
                key={model.id}
                value={`${model.title} ${model.id}`}
                className={palette["item"]}
                onSelect={() => onChoose(model.id)}
              >
                <span className={styles["model"]} data-off={model.retired?.over ?? false}>
                  <b>{model.title}</b>
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
              </Command.Item>
            ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}

function secondsOf({ capabilities: { seconds } }: Model): string {
  return "min" in seconds ? `${seconds.min}–${seconds.max}` : seconds.join(", ");
}
