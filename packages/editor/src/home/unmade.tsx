import styles from "./card.module.css";

const most = 5;
const size = { width: 320, height: 180, box: 36, gap: 20 };

/** What stands for a pipeline that has made nothing yet: its nodes, in a row, up to a handful. */
export function Unmade({ nodes }: { readonly nodes: number }) {
  const count = Math.min(most, Math.max(1, nodes));
  const step = size.box + size.gap;
  const left = (size.width - count * step + size.gap) / 2;
  const middle = size.height / 2;
  return (
    <svg className={styles["unmade"]} viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      {Array.from({ length: count }, (_, place) => {
        const x = left + place * step;
        // Every other one hangs lower, as graphs do.
        const y = middle - size.box / 2 + (count > 1 ? (place % 2 === 0 ? -12 : 12) : 0);
        const next = y + size.box / 2 + (place % 2 === 0 ? 24 : -24);
        const [from, to] = [x + size.box, x + step];
        const centre = y + size.box / 2;
        return (
          <g key={x}>
            <rect x={x} y={y} width={size.box} height={size.box} rx="6" />
            {place < count - 1 && (
              <path d={`M${from} ${centre} C${from + 10} ${centre} ${to - 10} ${next} ${to} ${next}`} />
            )}
          </g>
        );
      })}
    </svg>
  );
}
