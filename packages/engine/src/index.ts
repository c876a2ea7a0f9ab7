export { ReelgraphError, failure, toProblem, type Problem } from "./errors.ts";
