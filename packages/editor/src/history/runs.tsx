import { Blank } from "../shell/blank.tsx";
import { defineWords } from "../language/language.ts";

const words = defineWords({ none: "No runs yet" }, { none: "还没有运行记录" });

/** What was run, and what became of it. */
export function Runs() {
  return <Blank title={words.use().none} />;
}
