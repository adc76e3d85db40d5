import "./conversation.projection.js";
import "./label.projection.js";
import "./quick-reply.projection.js";

export { AssignmentService } from "./assignment.service.js";
export type { ConversationHooks } from "./conversation.hooks.js";
export { ConversationMutations } from "./conversation.mutations.js";
export { ConversationResolver } from "./conversation.resolver.js";
export { ConversationService } from "./conversation.service.js";
export {
  giveConversations,
  handBack,
  insertConversations,
  type NewConversation,
  openOfSql,
  readsConversationsSql,
} from "./conversation.store.js";
export { Feedback } from "./conversation.type.js";
export { eraseConversations, eraseConversationsWith } from "./erase.js";
export { LabelEntity } from "./label.entity.js";
export { LabelResolver } from "./label.resolver.js";
export { LabelService } from "./label.service.js";
export { MessageService } from "./message.service.js";
export { insertMessages } from "./message.store.js";
export { Message } from "./message.type.js";
export { ConversationOpening } from "./opening.service.js";
export { QuickReplyEntity } from "./quick-reply.entity.js";
export { QuickReplyResolver } from "./quick-reply.resolver.js";
export { QuickReplyService } from "./quick-reply.service.js";
export { seenIn, type Visibility, visibleTo } from "./visibility.js";
