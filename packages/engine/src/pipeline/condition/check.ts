import { kindNames } from "../../ports/kinds.ts";
import type { Kind } from "../../ports/kinds.ts";
import { didYouMean } from "../nearest.ts";
import { Mistake } from "./syntax.ts";
import type { Expression } from "./syntax.ts";

/** What is known about a variable before a run. `dyn`: nothing. */
export type VariableType = Kind | "dyn" | `list<${Kind}>`;

/** The type of an expression. `dyn` fits everything; what it holds is seen at run time. */
type Type = "text" | "number" | "boolean" | "null" | "dyn" | "media" | { readonly list: Type };

const typeOfKind: Record<Kind, Type> = {
  text: "text",
  number: "number",
  boolean: "boolean",
  score: "number",
  json: "dyn",
  image: "media",
  video: "media",
  audio: "media",
};

/** Everything that is wrong with the types of a condition; `[]` when it gives a boolean. */
export function check(whole: Expression, variables: Readonly<Record<string, VariableType>>): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const result = typeOf(whole);
  if (mistakes.length === 0 && !fits(result, "boolean"))
    wrong(whole, `the condition gives ${show(result)}, not true or false`, "compare it with something");
  return mistakes;

  function typeOf(part: Expression): Type {
    switch (part.op) {
      case "literal":
        return typeOfLiteral(part.value);
      case "name":
        return typeOfName(part.name, part);
      case "get":
        return typeOfField(part.key, typeOf(part.of), part);
      case "list":
        return { list: common(part.items.map(typeOf)) };
      case "not":
        want("boolean", part.of, "!");
        return "boolean";
      case "&&":
      case "||":
        want("boolean", part.left, part.op);
        want("boolean", part.right, part.op);
        return "boolean";
      case "?:":
        return typeOfChoice(part.test, part.yes, part.no);
      case "==":
      case "!=": {
        const [left, right] = [typeOf(part.left), typeOf(part.right)];
        if (!alike(left, right)) wrong(part, `${show(left)} is compared with ${show(right)}`);
        return "boolean";
      }
      case "<":
      case "<=":
      case ">":
      case ">=": {
        const [left, right] = [typeOf(part.left), typeOf(part.right)];
        if (!ordered(left) || !ordered(right) || !alike(left, right))
          wrong(part, `"${part.op}" orders two numbers or two texts, not ${show(left)} and ${show(right)}`);
        return "boolean";
      }
      case "in": {
        const [item, place] = [typeOf(part.left), typeOf(part.right)];
        if (place !== "dyn" && place !== "media" && typeof place !== "object")
          wrong(part.right, `"in" looks in a list, not in ${show(place)}`);
        else if (typeof place === "object" && !alike(item, place.list))
          wrong(part, `${show(item)} is looked for in ${show(place)}`);
        return "boolean";
      }
      case "size": {
        const of = typeOf(part.of);
        if (of !== "dyn" && of !== "text" && typeof of !== "object")
          wrong(part, `"size" counts a text or a list, not ${show(of)}`);
        return "number";
      }
      case "startsWith":
      case "endsWith":
      case "contains":
        want("text", part.of, part.op);
        want("text", part.part, part.op);
        return "boolean";
    }
  }

  function typeOfName(name: string, part: Expression): Type {
    const known = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (known !== undefined) return typeOfVariable(known);
    const names = Object.keys(variables);
    const { hint = names.length === 0 ? "nothing is connected here" : `there are ${names.slice(0, 12).join(", ")}` } =
      didYouMean(name, names);
    mistakes.push(new Mistake(part.at, `there is nothing named "${name}" here`, hint));
    return "dyn";
  }

  function typeOfField(key: string, of: Type, part: Expression): Type {
    if (of !== "dyn" && of !== "media") wrong(part, `${show(of)} has no field "${key}"`);
    return "dyn";
  }

  function typeOfChoice(test: Expression, yes: Expression, no: Expression): Type {
    want("boolean", test, "?");
    const [left, right] = [typeOf(yes), typeOf(no)];
    if (!alike(left, right)) wrong(no, `one choice gives ${show(left)}, the other ${show(right)}`);
    return left === "dyn" ? right : left;
  }

  function want(type: Type, part: Expression, by: string): void {
    const given = typeOf(part);
    if (!fits(given, type)) wrong(part, `"${by}" takes ${show(type)}, not ${show(given)}`);
  }

  function wrong(part: Expression, message: string, hint?: string): void {
    mistakes.push(new Mistake(part.at, message, hint));
  }
}

function typeOfVariable(type: VariableType): Type {
  const item = kindNames.find((kind) => type === `list<${kind}>`);
  if (item !== undefined) return { list: typeOfKind[item] };
  const kind = kindNames.find((kind) => type === kind);
  return kind === undefined ? "dyn" : typeOfKind[kind];
}

function typeOfLiteral(value: string | number | boolean | null): Type {
  if (value === null) return "null";
  return typeof value === "string" ? "text" : typeof value === "number" ? "number" : "boolean";
}

function common(types: readonly Type[]): Type {
  const [first = "dyn"] = types;
  return types.every((type) => show(type) === show(first)) ? first : "dyn";
}

function fits(given: Type, wanted: Type): boolean {
  return given === "dyn" || given === wanted;
}

function alike(a: Type, b: Type): boolean {
  if (a === "dyn" || b === "dyn" || a === b) return true;
  return typeof a === "object" && typeof b === "object" && alike(a.list, b.list);
}

function ordered(type: Type): boolean {
  return type === "number" || type === "text" || type === "dyn";
}

function show(type: Type): string {
  if (typeof type === "object")
    return type.list === "dyn" ? "a list" : `a list of ${show(type.list).replace(/^an? /, "")}s`;
  const names = {
    text: "a text",
    number: "a number",
    boolean: "true or false",
    null: "null",
    dyn: "a value",
    media: "a media file",
  };
  return names[type];
}
