/** pino's number for errors. */
const ERROR = 50;
const MOST_KEPT = 50;

interface Line {
  level?: number;
  msg?: string;
  err?: { message?: string; code?: string };
}

/** What nodes have said: their errors, by what they were about, and whatever is no line of a log, such as what a crash leaves behind. */
export class NodeLogs {
  readonly errors = new Map<string, number>();
  readonly cries: string[] = [];
  readonly #halves = new Map<string, string>();

  hear(node: string, said: string): void {
    const lines = `${this.#halves.get(node) ?? ""}${said}`.split("\n");
    this.#halves.set(node, lines.pop()!);
    for (const line of lines) this.#read(node, line);
  }

  #read(node: string, text: string): void {
    let line: Line;
    try {
      line = JSON.parse(text);
    } catch {
      if (this.cries.length < MOST_KEPT) this.cries.push(`${node}: ${text}`);
      return;
    }
    if ((line.level ?? 0) < ERROR) return;
    const whole = [line.msg, line.err?.code ?? line.err?.message].filter(Boolean).join(": ");
    // Numbers of tasks and milliseconds would make each its own.
    const about = whole.split("\n")[0]!.replace(/\d+(\.\d+)?(ms\b| of |\))|task \d+|:\d+$/g, "…");
    this.errors.set(about, (this.errors.get(about) ?? 0) + 1);
  }
}
