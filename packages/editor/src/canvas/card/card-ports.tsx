import { Handle, Position } from "@xyflow/react";
import type { PortShape } from "../card-shape.ts";
import { useSaid } from "../../language/sentences/said.ts";
import styles from "./card-ports.module.css";
import { shortly } from "./shortly.ts";

/** Colour says what flows, the shape whether it is one or a list, and the words say both. */
export function CardPorts({ ports, far }: { readonly ports: readonly PortShape[]; readonly far: boolean }) {
  return ports.map((port) => <Port key={`${port.side} ${port.name}`} port={port} far={far} />);
}

function Port({ port, far }: { readonly port: PortShape; readonly far: boolean }) {
  const { name, side, kind, list, y, literal, required, bare = false } = port;
  const left = side === "in";
  const said = useSaid();
  return (
    <>
      <Handle
        id={name}
        type={left ? "target" : "source"}
        position={left ? Position.Left : Position.Right}
        className={styles["port"] ?? ""}
        data-list={list}
        data-kind={kind}
        style={{ top: y, color: `var(--kind-${kind})` }}
        role="img"
        aria-label={`${name}: ${said(list ? `list<${kind}>` : kind)}`}
      />
      {!far && !bare && (
        <span className={styles["label"]} data-side={side} data-required={required} style={{ top: y - 11 }}>
          {name}
          {literal !== undefined && <em>{shortly(literal)}</em>}
        </span>
      )}
    </>
  );
}
