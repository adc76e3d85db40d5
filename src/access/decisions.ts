import type { GraphQLError } from "graphql";
import { forbidden } from "../errors/graphql-errors.js";
import type { Permission } from "./permissions.js";
import type { Right, RuleContext } from "./rules.js";

/** What the map of rights says of a guarded field: granted, granted for the viewer's own row alone, or denied. */
export type Decision = "GRANTED" | "OWN" | "DENIED";

/**
 * The map's answers for every guarded field below the roots, for one set of rights. They depend on nothing else, so they are asked
 * once, and a row costs nothing.
 */
export class Decisions {
  static #made = 0;
  /** Names the rights in this process: who has the same reads by the same statements. */
  readonly id = ++Decisions.#made;

  constructor(private readonly denials: ReadonlyMap<string, { decision: Decision; error: GraphQLError }>) {}

  of(type: string, field: string): Decision {
    return this.denials.get(`${type}.${field}`)?.decision ?? "GRANTED";
  }

  /** The error that a field which is not granted is answered with. */
  errorOf(type: string, field: string): GraphQLError {
    return this.denials.get(`${type}.${field}`)?.error ?? forbidden();
  }
}

/** Names of rights by their permissions: a set never changes, and most viewers share theirs with many. */
const names = new WeakMap<ReadonlySet<Permission>, Map<string, string>>();

/** Two viewers with the same key may read the same. */
export function rightsKeyOf({ viewer, operator }: RuleContext): string {
  if (operator) return "operator";
  if (!viewer) return "nobody";
  const { kind, administrator, permissions } = viewer;
  const who = administrator ? `${kind} ADMINISTRATOR` : kind;
  let known = names.get(permissions);
  if (!known) {
    known = new Map();
    names.set(permissions, known);
  }
  let name = known.get(who);
  if (name === undefined) {
    name = `${who} ${[...permissions].sort().join(" ")}`;
    known.set(who, name);
  }
  return name;
}

const MOST = 500;
const ROOTS = new Set(["Query", "Mutation", "Subscription"]);

/** Asks the map of rights, and remembers its answers by rights. */
export class DecisionBook {
  readonly #known = new Map<string, Decisions>();

  constructor(private readonly rights: Readonly<Record<string, Readonly<Record<string, Right>>>>) {}

  for(context: RuleContext): Decisions {
    const key = rightsKeyOf(context);
    let decisions = this.#known.get(key);
    if (!decisions) {
      if (this.#known.size >= MOST) this.#known.clear();
      decisions = this.#decide(context);
      this.#known.set(key, decisions);
    }
    return decisions;
  }

  #decide(context: RuleContext): Decisions {
    const denials = new Map<string, { decision: Decision; error: GraphQLError }>();
    // The operator is no viewer, and reads nothing but what its own mutations answer.
    if (!context.operator)
      for (const [type, lines] of Object.entries(this.rights))
        if (!ROOTS.has(type))
          for (const [field, right] of Object.entries(lines)) {
            const answer = right.decide(context, {});
            if (answer !== true)
              denials.set(`${type}.${field}`, {
                decision: right.ownRow ? "OWN" : "DENIED",
                error: answer as GraphQLError,
              });
          }
    return new Decisions(denials);
  }
}
