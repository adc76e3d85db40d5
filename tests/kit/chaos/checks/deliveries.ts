import type { Delivery } from "../live-console.js";

/** What went wrong on the way to consoles, in events. */
export interface DeliveryFaults {
  lost: number;
  doubled: number;
  outOfOrder: number;
}

/** Whether everything behind `after` came, up to the log's end, once and in order. */
export function checkDeliveries(deliveries: readonly Delivery[], after: number, end: number): DeliveryFaults {
  const seen = new Set<number>();
  let newest = after;
  let doubled = 0;
  let outOfOrder = 0;
  for (const { sequence } of deliveries) {
    if (seen.has(sequence) || sequence <= after) doubled++;
    else if (sequence < newest) outOfOrder++;
    seen.add(sequence);
    newest = Math.max(newest, sequence);
  }
  let lost = 0;
  for (let sequence = after + 1; sequence <= end; sequence++) if (!seen.has(sequence)) lost++;
  return { lost, doubled, outOfOrder };
}
