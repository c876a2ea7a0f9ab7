import { readFileSync } from "node:fs";
import { loadConfig } from "@reelgraph/engine/node";
import { DCLinter } from "dclint";
import { Deployment, StatefulSet } from "kubernetes-models/apps/v1";
import { Service } from "kubernetes-models/v1";
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
  const kinds = { Deployment, Service, StatefulSet };
  const documents = parseAllDocuments(text("kubernetes.yaml")).map((one) => one.toJS() as Kubernetes);
  expect(documents).toHaveLength(3);
  for (const document of documents) {
    new kinds[document.kind](document as never).validate();
    for (const { args } of document.spec.template?.spec.containers ?? []) accepts(args);
  }
  const [service] = documents;
  expect(() => new Service({ ...service, spec: { ports: "all" } } as never).validate()).toThrow();
});

it("the configuration beside it is one, and names the bucket's keys by variables", () => {
  const { config } = loadConfig("/", file("reelgraph.config.json"));
  expect(config.storage?.s3).toMatchObject({ addressing: "path", accessKey: { secret: "S3_KEY" } });
});

interface Kubernetes {
  readonly kind: "Deployment" | "Service" | "StatefulSet";
  readonly spec: {
    readonly template?: { readonly spec: { readonly containers: readonly { readonly args: string[] }[] } };
  };
}
