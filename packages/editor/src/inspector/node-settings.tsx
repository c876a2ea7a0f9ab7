import type { NodeInfo, NodeSpec } from "@reelgraph/engine";
import styles from "./inspector.module.css";
import { PolicyFields } from "./policy-fields.tsx";
import { ParamField } from "./param-field.tsx";
import { WireField } from "./wire-field.tsx";
import { words } from "./words.ts";

/** The form of a node, made from what its type tells: inputs first, then parameters, then what every node has. */
export function NodeSettings({
  path,
  spec,
  info,
}: {
  readonly path: string;
  readonly spec: NodeSpec;
  readonly info: NodeInfo | undefined;
}) {
  const text = words.use();
  if (!info) {
    return (
      <>
        <p className={styles["blank"]}>{text.unknownType}</p>
        {Object.keys(spec.with ?? {}).map((name) => (
          <WireField key={name} path={path} spec={spec} name={name} />
        ))}
      </>
    );
  }
  const declared = Object.keys(info.inputs);
  // Further inputs, where the type takes any: the values of a template, the state of a loop.
  const rest = Object.keys(spec.with ?? {}).filter(
    (name) => !declared.includes(name) && !Object.hasOwn(info.params, name),
  );
  return (
    <>
      {[...declared, ...rest].map((name) => (
        <WireField key={name} path={path} spec={spec} name={name} port={info.inputs[name] ?? info.rest} />
      ))}
      {Object.entries(info.params).map(([name, schema]) => (
        <ParamField key={name} path={path} spec={spec} info={info} name={name} schema={schema} />
      ))}
      <PolicyFields path={path} spec={spec} />
    </>
  );
}
