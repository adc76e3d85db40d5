export { RoleEntity } from "./role.entity.js";
export { systemRolesFirst } from "./role.projection.js";
export { RoleResolver } from "./role.resolver.js";
export { insertSystemRoles, type RoleRights, readRoles, roleNameIn } from "./role.store.js";
export { Role } from "./role.type.js";
