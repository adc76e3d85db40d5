import type { Language } from "../access/language.js";
import type { Viewer } from "../access/viewer.js";

/** What the values of a statement come from when it runs. */
export interface Run {
  readonly accountId: string;
  readonly viewer: Viewer | null;
  readonly language: Language;
  /** Of the source that is read: filters, position, ids. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Of the operation, for the arguments of fields below the root. */
  readonly variables: Readonly<Record<string, unknown>>;
}

type Get = (run: Run) => unknown;

/**
 * A statement being put together: its common table expressions and its parameters. Parameters are how to get a value, not the value, so
 * that one statement serves every viewer with the same rights. Tenancy is one of them: whatever reads rows compares
 * with `account`.
 */
export class Statement {
  readonly values: Get[] = [];
  readonly #parameters = new Map<string, string>();
  readonly #parts: { alias: string; select?: string }[] = [];
  #aliases = 0;

  get account(): string {
    return this.parameter("account", "uuid", (run) => run.accountId);
  }

  /** The viewer's own id; null for who is no user. */
  get viewer(): string {
    return this.parameter("viewer", "uuid", (run) => run.viewer?.userId ?? null);
  }

  get session(): string {
    return this.parameter("session", "uuid", (run) => run.viewer?.sessionId ?? null);
  }

  get permissions(): string {
    return this.parameter("permissions", "text[]", (run) => [...(run.viewer?.permissions ?? [])]);
  }

  get administrator(): string {
    return this.parameter("administrator", "boolean", (run) => run.viewer?.administrator ?? false);
  }

  /** Whether the viewer is a client account. */
  get client(): string {
    return this.parameter("client", "boolean", (run) => run.viewer?.kind === "CLIENT");
  }

  get language(): string {
    return this.parameter("language", "text", (run) => run.language);
  }

  /** A value that the source brings. */
  value(name: string, type: string): string {
    return this.parameter(`value ${name}`, type, (run) => run.values[name] ?? null);
  }

  /** Adds a part that is computed once; gives its name. */
  part(select: string): string {
    const alias = this.alias();
    this.#parts.push({ alias, select });
    return alias;
  }

  /**
   * Rows that what is compiled next may refer to. What they are `from` in the end is a part of the statement before that; or, where nothing
   * but one select reads them, no part, so that PostgreSQL has only to get the columns that are used, and to put none of them by.
   */
  rows(select: string): { alias: string; from(readOnce: boolean): string } {
    const part: { alias: string; select?: string } = { alias: this.alias() };
    this.#parts.push(part);
    const from = (readOnce: boolean) => {
      if (readOnce) return `(${select}) ${part.alias}`;
      part.select = select;
      return part.alias;
    };
    return { alias: part.alias, from };
  }

  alias(): string {
    return `r${++this.#aliases}`;
  }

  text(select: string): string {
    const parts = this.#parts.flatMap((part) =>
      part.select ? [`${part.alias} as materialized (${part.select})`] : [],
    );
    return parts.length ? `with ${parts.join(",\n")}\n${select}` : select;
  }

  /** A value that is got when the statement runs; `key` names it, so that it is one parameter however often it is used. */
  parameter(key: string, type: string, get: Get): string {
    let name = this.#parameters.get(key);
    if (!name) {
      this.values.push(get);
      name = `$${this.values.length}::${type}`;
      this.#parameters.set(key, name);
    }
    return name;
  }
}
