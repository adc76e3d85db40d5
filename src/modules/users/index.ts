import "./user.projection.js";

export { UserEntity } from "./user.entity.js";
export { UserResolver } from "./user.resolver.js";
export { User, UserKind, UserStatus } from "./user.type.js";
