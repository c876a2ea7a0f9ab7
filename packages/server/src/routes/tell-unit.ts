import type { UnitFacts } from "../service/units/units.ts";
import type { RunUnit } from "../wire/unit.ts";
import { linker } from "./links.ts";
import type { Services } from "./services.ts";

/** Tells of units over the wire: with addresses of what they gave, and with what people said of it. */
export function unitTeller({
  access,
  marks,
}: Pick<Services, "access" | "marks">): (unit: UnitFacts, run: string) => Promise<RunUnit> {
  const link = linker(access);
  return async ({ outputs, ...unit }, run) => {
    const [clip] = outputs.flatMap(({ media }) => media ?? []);
    return {
      ...unit,
      adjustments: [...unit.adjustments],
      scores: [...unit.scores],
      outputs: outputs.map(({ media, ...output }) => ({ ...output, ...(media ? { file: link(media, run) } : {}) })),
      ...(clip ? { marks: await marks.of(clip.sha256) } : {}),
    };
  };
}
