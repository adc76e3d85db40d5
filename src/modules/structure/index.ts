import "./part.projection.js";

export {
  type GivenPartIds,
  givenPartNames,
  type Parts,
  type PlacedParts,
  partChanges,
  partFieldsOf,
  placedParts,
  resolveParts,
} from "./assignment.js";
export { acceptParts, assignParts, takePartsOff } from "./assignment.store.js";
export { Assigned, AssignedIds } from "./assignment.type.js";
export { ChannelResolver } from "./channel.resolver.js";
export { ChannelService } from "./channel.service.js";
export { Channel } from "./channel.type.js";
export { ChatGroupResolver } from "./chat-group.resolver.js";
export { ChatGroupService } from "./chat-group.service.js";
export { ChatGroup } from "./chat-group.type.js";
export { ChannelEntity, ChatGroupEntity, DepartmentEntity, ProjectEntity, SkillEntity } from "./part.entity.js";
export { byName } from "./part.js";
export { assignedParts } from "./part.projection.js";
export { allParts, DepartmentResolver, ProjectResolver, SkillResolver } from "./part.resolver.js";
export { DEPARTMENT, deletePart, NamedPartService, PROJECT, SKILL } from "./part.service.js";
export { addPart, changePart, findPart, type PartKind } from "./part.store.js";
export { DeletePayload, Department, Project, Skill } from "./part.type.js";
