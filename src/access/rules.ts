import { createRequire } from "node:module";
import { forbidden, unauthenticated } from "../errors/graphql-errors.js";
import type { Permission } from "./permissions.js";
import type { Viewer } from "./viewer.js";

// Its ES module does not load on Node 24.
const shield = createRequire(import.meta.url)("graphql-shield") as typeof import("graphql-shield");

/** What a rule may look at: who asks, and whether it is the operator of the installation. */
export interface RuleContext {
  readonly viewer: Viewer | null;
  readonly operator: boolean;
}

type Rule = ReturnType<ReturnType<typeof shield.rule>>;
type Arguments = Record<string, unknown>;
type Decide = (context: RuleContext, args: Arguments) => true | Error;

/** One line of the map of rights: shield's rule, and what documentation says of it. */
export interface Right {
  readonly rule: Rule;
  /** The same decision for code: a mutation asks again under its account's lock. */
  readonly decide: Decide;
  /** Ends the field's description in the schema; empty where there is nothing to say. */
  readonly says: string;
  /** Also granted for the row that is the viewer itself. */
  readonly ownRow?: true;
}

let rules = 0;

/** Rules decide from the context and the arguments alone, so nothing is gained by shield's caches, and `no_cache` cannot go stale. */
function right(says: string, decide: Decide): Right {
  const rule = shield.rule(`right-${++rules}`, { cache: "no_cache" })(
    (_parent, args: Arguments, context: RuleContext) => decide(context, args),
  );
  return { says, rule, decide };
}

const signedIn = (viewer: Viewer | null): true | Error => (viewer ? true : unauthenticated());

const holds = (viewer: Viewer | null, ...anyOf: Permission[]): true | Error => {
  if (!viewer) return unauthenticated();
  return anyOf.some((permission) => viewer.permissions.has(permission)) ? true : forbidden(anyOf[0]);
};

/** Needs neither session nor key. */
export const anyone: Right = right("", () => true);

/** Any session, client accounts included: what a user does with its own. An API key has no profile, password or sessions. */
export const session: Right = right("Needs a session.", ({ viewer }) =>
  viewer?.sessionId === null ? forbidden() : signedIn(viewer),
);

/** A session of the account's own team: what a client account, who only reads, has no use for. */
export const memberSession: Right = right("Needs a session of a member.", (context, args) =>
  context.viewer?.kind === "CLIENT" ? forbidden() : session.decide(context, args),
);

/** A session with this permission: what is asked of the user in person, as its password is. */
export const sessionWith = (permission: Permission): Right =>
  right(`Needs a session, and ${permission}.`, ({ viewer }) =>
    viewer?.sessionId === null ? forbidden() : holds(viewer, permission),
  );

/** Any session or API key, client accounts included. */
export const sessionOrKey: Right = right("Needs a session or an API key.", ({ viewer }) => signedIn(viewer));

/** The account's own team, and what asks in its place. */
export const member: Right = right("Needs a session of a member, or an API key.", ({ viewer }) => {
  if (viewer?.kind === "CLIENT") return forbidden();
  return signedIn(viewer);
});

/** Any member by its session, and keys with any one of these permissions. */
export const memberOrKeyWith = (...anyOf: [Permission, ...Permission[]]): Right =>
  right(`Needs a session of a member, or an API key with ${anyOf.join(" or ")}.`, (context, args) =>
    context.viewer?.sessionId === null ? holds(context.viewer, ...anyOf) : member.decide(context, args),
  );

/** Any one of these permissions. */
export const needs = (...anyOf: [Permission, ...Permission[]]): Right =>
  right(`Needs ${anyOf.join(" or ")}.`, ({ viewer }) => holds(viewer, ...anyOf));

/** Any one of these permissions, unless the row is the viewer itself. */
export const ownOr = (...anyOf: [Permission, ...Permission[]]): Right => ({
  ...needs(...anyOf),
  says: `Needs ${anyOf.join(" or ")}, or to be one's own.`,
  ownRow: true,
});

/** Another right, and this permission, or any one of these, besides where the arguments use what is guarded by it. */
export const besides = (
  base: Right,
  needed: Permission | readonly Permission[],
  what: string,
  used: (args: never) => boolean,
): Right => {
  const anyOf = [needed].flat();
  const more = right("", ({ viewer }, args) => (used(args as never) ? holds(viewer, ...anyOf) : true));
  const rule = shield.and(base.rule, more.rule) as unknown as Rule;
  const decide: Decide = (context, args) => {
    const first = base.decide(context, args);
    return first === true ? more.decide(context, args) : first;
  };
  return { ...base, rule, decide, says: `${base.says} ${what} needs ${anyOf.join(" or ")}.`.trim() };
};

/** One right or another, as the arguments decide. */
export const depending = (decide: (args: never) => boolean, rights: { yes: Right; no: Right }, says: string) =>
  right(says, (context, args) => (decide(args as never) ? rights.yes : rights.no).decide(context, args));

/** Also for client accounts, which hold no permission. */
export const orClient = (base: Right): Right =>
  right(`${base.says.slice(0, -1)}, or to be a client account.`, (context, args) =>
    context.viewer?.kind === "CLIENT" ? true : base.decide(context, args),
  );

/** What depends on what is to be changed: members are admitted, and the service judges the target under the account's lock. */
export const judged = (says: string): Right => ({ ...member, says });

/** The bearer of the operator's token. */
export const operatorOnly: Right = right("Needs the operator's token.", ({ operator }) =>
  operator ? true : forbidden(),
);

export const { shield: shieldOf, allow, deny } = shield;
