import type { Pass } from "../lanes/lane.ts";
import type { Order, Payments } from "./payments.ts";

/** Waits for the right to send an order. `turn`: its place among the run's purchases, which it keeps when it is refused. */
export function enterLane(order: Order, pay: Payments, turn: number): Promise<Pass> {
  const { request, vendor, rank, place, emit } = order;
  const { size, seconds, model } = request;
  const predicted = pay.predict(model, seconds, size ? size.width * size.height : 0);
  return pay.laneOf(vendor, model).enter({
    signal: AbortSignal.any([order.signal, order.paused]),
    run: pay.run,
    house: pay.house,
    priority: pay.priority,
    rank,
    order: turn,
    ...(predicted === undefined ? {} : { seconds: predicted }),
    waiting: (reason, until) =>
      emit({ type: "unit.waiting", ...place, reason, ...(until === undefined ? {} : { until: wall(pay, until) }) }),
  });
}

/** Lanes think in monotonic time; people read clocks. */
function wall({ clock }: Payments, until: number): number {
  return Math.round(clock.now() + until - clock.monotonic());
}
