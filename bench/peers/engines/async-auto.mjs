import async from "async";
import { work } from "../../graphs.ts";

export const prepare = (reads) => async () => {
  const tasks = reads.map((from, id) => {
    const task = async (results) => work(from.map((one) => results[`n${one}`]));
    const names = [...new Set(from)].map((one) => `n${one}`);
    return [`n${id}`, from.length === 0 ? async () => work([]) : [...names, task]];
  });
  const results = await async.auto(Object.fromEntries(tasks));
  return results[`n${reads.length - 1}`];
};
