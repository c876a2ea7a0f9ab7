import { expect, test } from "vitest";
import { Slots, type Share } from "./slots.ts";

test("a slot that becomes free goes to whoever has fewest, so that nobody waits behind another's crowd (check 39)", () => {
  const slots = new Slots(2);
  const order: string[] = [];
  const waiting = { many: 5, few: 1 };
  const join = (name: keyof typeof waiting): Share => {
    const share: Share = slots.join(() => {
      while (waiting[name] > 0 && share.take()) {
        waiting[name] -= 1;
        order.push(name);
      }
    });
    return share;
  };
  const [many, few] = [join("many"), join("few")];
  while (waiting.many > 3 && many.take()) waiting.many -= 1;
  expect(few.take()).toBe(false);
  many.give();
  expect(order).toEqual(["few"]);
  few.give();
  many.give();
  expect(order).toEqual(["few", "many", "many"]);
});
