export enum ConversationStatus {
  OPEN = "OPEN",
  CLOSED = "CLOSED",
}

/** Who says something, or begins a conversation. */
export enum Author {
  CONTACT = "CONTACT",
  USER = "USER",
  SYSTEM = "SYSTEM",
}

export enum ConversationOrderField {
  CREATED_AT = "CREATED_AT",
  LAST_MESSAGE_AT = "LAST_MESSAGE_AT",
}
