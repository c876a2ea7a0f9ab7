import { readFileSync } from "node:fs";
import { DCLinter } from "dclint";
import { Deployment, StatefulSet } from "kubernetes-models/apps/v1";
import { PersistentVolumeClaim, Service } from "kubernetes-models/v1";
import { expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { commands } from "../../packages/cli/src/commands.ts";
import { readArguments } from "../../packages/cli/src/arguments.ts";

const file = (name: string) => new URL(`../../deploy/${name}`, import.meta.url).pathname;
const text = (name: string) => readFileSync(file(name), "utf8");

/** As the program would read it. */
function accepts([name = "", ...rest]: readonly string[]): void {
  const command = commands.find((one) => one.name === name);
  if (!command) throw new Error(`there is no command "${name}"`);
  readArguments(command, rest);
}

it("the compose file has nothing that dclint finds wrong, and starts commands that there are", () => {
  const linter = new DCLinter({ rules: {}, quiet: false, debug: false, exclude: [] });
  const [found] = linter.lintFiles([file("compose.yaml")], false);
  expect(found?.messages.filter(({ type }: { type: string }) => type === "error")).toEqual([]);
  const { services } = parse(text("compose.yaml")) as { services: Record<string, { command?: string[] }> };
  const started = Object.values(services).flatMap(({ command }) => (command ? [command] : []));
  expect(started).toHaveLength(2);
  for (const command of started) accepts(command);
});

it("the Kubernetes example is what its schemas say, and starts commands that there are", () => {
  const kinds = { Deployment, PersistentVolumeClaim, Service, StatefulSet };
  const documents = parseAllDocuments(text("kubernetes.yaml")).map((one) => one.toJS() as Kubernetes);
  expect(documents).toHaveLength(4);
  for (const document of documents) {
    new kinds[document.kind](document as never).validate();
    for (const { args } of document.spec.template?.spec.containers ?? []) accepts(args);
  }
  const [claim] = documents;
  expect(() => new PersistentVolumeClaim({ ...claim, spec: { accessModes: "all" } } as never).validate()).toThrow();
});

interface Kubernetes {
  readonly kind: "Deployment" | "PersistentVolumeClaim" | "Service" | "StatefulSet";
  readonly spec: {
    readonly template?: { readonly spec: { readonly containers: readonly { readonly args: string[] }[] } };
  };
}
