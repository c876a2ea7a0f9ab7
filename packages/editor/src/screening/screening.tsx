import { Blank } from "../shell/blank.tsx";
import { defineWords } from "../language/language.ts";

const words = defineWords({ none: "No takes yet" }, { none: "还没有镜次" });

/** Takes beside one another, to choose from. */
export function Screening() {
  return <Blank title={words.use().none} />;
}
