import "./user.projection.js";

export { AccessResolver } from "./access.resolver.js";
export { findHolder } from "./address.store.js";
export { type JoiningLimits, joiningLimits } from "./joining-limits.js";
export { UserCreationResolver } from "./user.create.resolver.js";
export { UserCreation } from "./user.create.service.js";
export { type Asked, toEach, type UserOutcome, verdictsOn } from "./user.each.js";
export { UserEntity } from "./user.entity.js";
export type { UserHooks } from "./user.hooks.js";
export { UserIdsInput, UserResultsPayload } from "./user.inputs.js";
export { UserLifecycle } from "./user.lifecycle.js";
export { UserMutations } from "./user.mutations.js";
export { UserResolver } from "./user.resolver.js";
export { usersAsHolders } from "./user.roles.js";
export { UserService } from "./user.service.js";
export { eraseDue, reactivateDue } from "./user.sweeps.js";
export { nameOf, readTargets, type Target } from "./user.target.js";
export { User, UserConnection, UserKind } from "./user.type.js";
