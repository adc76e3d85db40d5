import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What this node measures of itself, in Prometheus's text format at `/metrics`. Durations are in seconds. */
export class Metrics {
  readonly registry = new Registry();
  readonly #duration: Histogram<"operation" | "failed">;
  /** Each combination of labels once: to look one up takes longer than to count. */
  readonly #durations = new Map<string, { observe(seconds: number): void }>();
  readonly #delivered: Counter;
  readonly #lagged: Counter;

  constructor(live: { sockets(): number; subscriptions(): number }) {
    collectDefaultMetrics({ register: this.registry });
    const registers = [this.registry];
    this.#duration = new Histogram({
      name: "roster_http_operation_duration_seconds",
      help: "GraphQL operations over HTTP, by their kind and whether they had errors.",
      labelNames: ["operation", "failed"],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    });
    this.#delivered = new Counter({
      name: "roster_events_delivered_total",
      help: "Events sent to subscriptions.",
      registers,
    });
    this.#lagged = new Counter({
      name: "roster_subscriptions_lagged_total",
      help: "Subscriptions ended because their socket did not keep up.",
      registers,
    });
    new Gauge({
      name: "roster_sockets",
      help: "Open WebSockets.",
      registers,
      collect() {
        this.set(live.sockets());
      },
    });
    new Gauge({
      name: "roster_subscriptions",
      help: "Running subscriptions.",
      registers,
      collect() {
        this.set(live.subscriptions());
      },
    });
  }

  operation(kind: string, failed: boolean, seconds: number): void {
    const key = `${kind} ${failed}`;
    let duration = this.#durations.get(key);
    if (!duration) {
      duration = this.#duration.labels({ operation: kind, failed: String(failed) });
      this.#durations.set(key, duration);
    }
    duration.observe(seconds);
  }

  delivered(events: number): void {
    this.#delivered.inc(events);
  }

  lagged(): void {
    this.#lagged.inc();
  }
}
