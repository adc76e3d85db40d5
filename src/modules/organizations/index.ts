import "./organization.projection.js";

export { ContactResolver } from "./contact.resolver.js";
export { ContactService } from "./contact.service.js";
export { ContactGroupResolver } from "./contact-group.resolver.js";
export { ContactGroupService } from "./contact-group.service.js";
export { ContactEntity, ContactGroupEntity, OrganizationEntity } from "./organization.entity.js";
export { OrganizationResolver } from "./organization.resolver.js";
export { OrganizationService } from "./organization.service.js";
export { findOrganization } from "./organization.store.js";
export { Organization } from "./organization.type.js";
