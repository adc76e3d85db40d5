import { Permission as P } from "./permissions.js";
import { fieldRights } from "./rights/fields.js";
import { mutationRights } from "./rights/mutations.js";
import { queryRights } from "./rights/queries.js";
import { needs, type Right, sessionOrKey } from "./rules.js";

/**
 * The one map of rights: who may use which field. Every field of Query, Mutation and Subscription has a line, and so has every other field
 * that not everybody may read who may read its object. The schema's descriptions are written from it.
 */
export const rights: Readonly<Record<string, Readonly<Record<string, Right>>>> = {
  Query: queryRights,
  Mutation: mutationRights,
  Subscription: {
    events: needs(P.EVENTS_READ),
    invitationEvents: needs(P.USERS_INVITE),
    userEvents: needs(P.USERS_READ),
    viewerEvents: sessionOrKey,
  },
  ...fieldRights,
};
