export { RoleEntity } from "./role.entity.js";
export type { Holder, Holders } from "./role.hooks.js";
export { RoleMutations } from "./role.mutations.js";
export { systemRolesFirst } from "./role.projection.js";
export { RoleResolver } from "./role.resolver.js";
export { RoleService } from "./role.service.js";
export { insertSystemRoles, type RoleRights, readRoles, roleNameIn } from "./role.store.js";
export { Role } from "./role.type.js";
