import { Mistake } from "./syntax.ts";
import type { Binary, Expression } from "./syntax.ts";
import { tokenize } from "./tokens.ts";
import type { Token } from "./tokens.ts";

/** Limits that keep every condition cheap, whoever wrote it. */
const maxLength = 500;
const maxNodes = 100;
const maxDepth = 12;

const relations: ReadonlySet<string> = new Set(["==", "!=", "<", "<=", ">", ">=", "in"]);
const keywords: ReadonlySet<string> = new Set(["true", "false", "null", "in"]);
/** Words that CEL keeps for itself; no variable may have such a name wherever CEL is read. */
const reserved: ReadonlySet<string> = new Set(
  "as break const continue else for function if import let loop package namespace return var void while".split(" "),
);
const english = new Map([
  ["and", "&&"],
  ["or", "||"],
  ["not", "!"],
  ["is", "=="],
]);
const functions = "size, startsWith, endsWith, contains";

/** Parses a condition by recursive descent, in CEL's order of precedence. Throws `Mistake`. */
export function parse(source: string): Expression {
  if (source.length > maxLength) throw new Mistake(maxLength, `a condition has at most ${maxLength} characters`);
  const tokens = tokenize(source);
  let position = 0;
  let nodes = 0;
  let depth = 0;

  const whole = choice();
  if (peek().is !== "end") throw unexpected(peek());
  return whole;

  function choice(): Expression {
    const test = either();
    if (!take("?")) return test;
    const yes = nested(either);
    expect(":");
    return node({ op: "?:", test, yes, no: nested(choice), at: test.at });
  }

  function either(): Expression {
    let left = both();
    while (take("||")) left = node({ op: "||", left, right: both(), at: left.at });
    return left;
  }

  function both(): Expression {
    let left = relation();
    while (take("&&")) left = node({ op: "&&", left, right: relation(), at: left.at });
    return left;
  }

  function relation(): Expression {
    let left = negation();
    for (;;) {
      const token = peek();
      if (token.is !== "sign" && token.is !== "word") return left;
      if (!isRelation(token.value)) return left;
      position++;
      left = node({ op: token.value, left, right: negation(), at: left.at });
    }
  }

  function negation(): Expression {
    const { at } = peek();
    if (take("!")) return node({ op: "not", of: nested(negation), at });
    if (!take("-")) return member();
    const token = advance();
    if (token.is !== "number") throw new Mistake(at, `"-" stands only before a number`, "conditions do no arithmetic");
    return node({ op: "literal", value: -token.value, at });
  }

  function member(): Expression {
    let of = primary();
    while (take(".")) {
      const token = advance();
      if (token.is !== "word" || keywords.has(token.value)) throw unexpected(token);
      of = take("(") ? call(token, [of, ...list(")")]) : node({ op: "get", of, key: token.value, at: of.at });
    }
    return of;
  }

  function primary(): Expression {
    const token = advance();
    const { at } = token;
    if (token.is === "number" || token.is === "text") return node({ op: "literal", value: token.value, at });
    if (token.value === "(") {
      const inner = nested(choice);
      expect(")");
      return inner;
    }
    if (token.value === "[") return node({ op: "list", items: list("]"), at });
    if (token.is !== "word" || token.value === "in" || reserved.has(token.value)) throw unexpected(token);
    if (token.value === "true" || token.value === "false")
      return node({ op: "literal", value: token.value === "true", at });
    if (token.value === "null") return node({ op: "literal", value: null, at });
    if (!take("(")) return node({ op: "name", name: token.value, at });
    if (token.value !== "size") throw unknownFunction(token);
    return call(token, list(")"));
  }

  function call(name: Token, [of, ...rest]: readonly Expression[]): Expression {
    const { at } = name;
    const [part] = rest;
    switch (name.value) {
      case "size":
        if (of === undefined || part !== undefined) throw new Mistake(at, `"size" takes one value`);
        return node({ op: "size", of, at });
      case "startsWith":
      case "endsWith":
      case "contains":
        if (of === undefined || part === undefined || rest.length > 1)
          throw new Mistake(at, `"${name.value}" takes one value`);
        return node({ op: name.value, of, part, at });
      default:
        throw unknownFunction(name);
    }
  }

  function list(close: string): Expression[] {
    const items: Expression[] = [];
    while (!take(close)) {
      if (items.length > 0) expect(",");
      items.push(nested(choice));
    }
    return items;
  }

  function nested(rule: () => Expression): Expression {
    if (++depth > maxDepth) throw new Mistake(peek().at, `a condition is nested at most ${maxDepth} deep`);
    const inner = rule();
    depth--;
    return inner;
  }

  function node(made: Expression): Expression {
    if (++nodes > maxNodes) throw new Mistake(made.at, `a condition has at most ${maxNodes} parts`);
    return made;
  }

  function peek(): Token {
    return tokens[position] ?? { is: "end", value: "", at: source.length };
  }

  function advance(): Token {
    const token = peek();
    position++;
    return token;
  }

  function take(sign: string): boolean {
    const token = peek();
    const found = token.is === "sign" && token.value === sign;
    if (found) position++;
    return found;
  }

  function expect(sign: string): void {
    if (!take(sign)) throw unexpected(peek(), sign);
  }
}

function isRelation(value: string): value is Binary {
  return relations.has(value);
}

function unexpected(token: Token, wanted?: string): Mistake {
  const sign = token.is === "word" ? english.get(token.value) : undefined;
  const hint = sign === undefined ? undefined : `write "${sign}" for "${token.value}"`;
  if (token.is === "sign" && token.value === "-")
    return new Mistake(token.at, "conditions do no arithmetic", "a name with a dash can't be read in a condition");
  const what = token.is === "end" ? "the condition ends too early" : `unexpected ${JSON.stringify(token.value)}`;
  return new Mistake(token.at, wanted === undefined ? what : `${what}, expected "${wanted}"`, hint);
}

function unknownFunction(token: Token): Mistake {
  return new Mistake(token.at, `there is no function "${token.value}"`, `there are ${functions}`);
}
