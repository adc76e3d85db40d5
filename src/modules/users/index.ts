import "./user.projection.js";

export { placesOf } from "./user.each.js";
export { UserEntity } from "./user.entity.js";
export type { UserHooks } from "./user.hooks.js";
export { UserLifecycle } from "./user.lifecycle.js";
export { UserMutations } from "./user.mutations.js";
export { UserResolver } from "./user.resolver.js";
export { UserService } from "./user.service.js";
export { eraseDue, reactivateDue } from "./user.sweeps.js";
export { User, UserKind } from "./user.type.js";
