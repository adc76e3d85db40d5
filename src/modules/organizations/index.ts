import "./organization.projection.js";

export { eraseContacts, holdContactsToErase } from "./contact.erase.js";
export { ContactResolver } from "./contact.resolver.js";
export { ContactService } from "./contact.service.js";
export { Contact } from "./contact.type.js";
export { ContactGroupResolver } from "./contact-group.resolver.js";
export { ContactGroupService } from "./contact-group.service.js";
export { ContactGroup } from "./contact-group.type.js";
export { ContactEntity, ContactGroupEntity, OrganizationEntity } from "./organization.entity.js";
export { OrganizationResolver } from "./organization.resolver.js";
export { OrganizationService } from "./organization.service.js";
export { findOrganization } from "./organization.store.js";
export { Organization } from "./organization.type.js";
