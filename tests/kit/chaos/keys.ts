/** The names of changes: by them, what writers were told is compared with what the log and the tables say. */
export const KEY = {
  department: (accountId: string, name: string) => `department ${accountId} ${name}`,
  edit: (userId: string, field: string, value: string) => `edit ${userId} ${field} ${value}`,
  suspension: (userId: string, reason: string) => `suspension ${userId} ${reason}`,
  reactivation: (userId: string) => `reactivation ${userId}`,
  invitation: (accountId: string, email: string) => `invitation ${accountId} ${email}`,
  resending: (invitationId: string) => `resending ${invitationId}`,
  revocation: (invitationId: string) => `revocation ${invitationId}`,
  user: (accountId: string, email: string) => `user ${accountId} ${email}`,
  deletion: (userId: string) => `deletion ${userId}`,
  message: (text: string) => `message ${text}`,
  assignment: (conversationId: string, userId: string) => `assignment ${conversationId} ${userId}`,
  closing: (conversationId: string) => `closing ${conversationId}`,
};
