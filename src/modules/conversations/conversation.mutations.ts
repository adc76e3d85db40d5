import { Arg, Ctx, ID, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import { DeletePayload } from "../structure/index.js";
import type { AssignmentService } from "./assignment.service.js";
import {
  AssignConversationInput,
  CloseConversationInput,
  ConversationPayload,
  LabelConversationInput,
  OpenConversationInput,
  RecordFeedbackInput,
} from "./conversation.inputs.js";
import type { ConversationService } from "./conversation.service.js";
import type { MessageService } from "./message.service.js";
import { AddMessageInput, MessagePayload } from "./message.type.js";
import type { ConversationOpening } from "./opening.service.js";

@Resolver()
export class ConversationMutations {
  constructor(
    private readonly opening: ConversationOpening,
    private readonly messages: MessageService,
    private readonly assignment: AssignmentService,
    private readonly conversations: ConversationService,
  ) {}

  @Mutation(() => ConversationPayload, { nullable: true })
  openConversation(@Ctx() context: Context, @Arg("input", () => OpenConversationInput) input: OpenConversationInput) {
    return payload(context, () => this.opening.open(context.actor, input));
  }

  @Mutation(() => MessagePayload, { nullable: true })
  addMessage(@Ctx() context: Context, @Arg("input", () => AddMessageInput) input: AddMessageInput) {
    return payload(context, () => this.messages.add(context.actor, input));
  }

  @Mutation(() => ConversationPayload, {
    nullable: true,
    description:
      "Answers the conversation if the viewer sees it still: not, say, a dispatcher who gave it to an agent.",
  })
  assignConversation(
    @Ctx() context: Context,
    @Arg("input", () => AssignConversationInput) input: AssignConversationInput,
  ) {
    return payload(context, () => this.assignment.assign(context.actor, input));
  }

  @Mutation(() => ConversationPayload, { nullable: true })
  closeConversation(
    @Ctx() context: Context,
    @Arg("input", () => CloseConversationInput) input: CloseConversationInput,
  ) {
    return payload(context, () => this.conversations.close(context.actor, input));
  }

  @Mutation(() => ConversationPayload, { nullable: true })
  labelConversation(
    @Ctx() context: Context,
    @Arg("input", () => LabelConversationInput) input: LabelConversationInput,
  ) {
    return payload(context, () => this.conversations.label(context.actor, input));
  }

  @Mutation(() => ConversationPayload, {
    nullable: true,
    description:
      "The customer's rating and comment, recorded by the channel. Answers the conversation if the viewer sees it.",
  })
  recordFeedback(@Ctx() context: Context, @Arg("input", () => RecordFeedbackInput) input: RecordFeedbackInput) {
    return payload(context, () => this.conversations.recordFeedback(context.actor, input));
  }

  @Mutation(() => DeletePayload, { nullable: true })
  deleteConversation(@Ctx() context: Context, @Arg("id", () => ID) id: string) {
    return payload(context, () => this.conversations.delete(context.actor, id));
  }
}
