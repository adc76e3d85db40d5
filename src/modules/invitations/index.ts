import "./invitation.projection.js";

export { revokeInvitationsOf, revokeInvitationsTo } from "./ending.js";
export { InvitationResolver } from "./invitation.resolver.js";
export { invitationsAsHolders } from "./invitation.roles.js";
export { InvitationService } from "./invitation.service.js";
export { Invitation } from "./invitation.type.js";
export { InviteService } from "./invite.service.js";
export { InvitationLinkResolver } from "./link.resolver.js";
export { InvitationLinkService } from "./link.service.js";
export { eraseInvitationAddresses, expireDue, recordDelivery } from "./upkeep.js";
