import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { Language } from "../../access/language.js";
import { UserError } from "../../errors/user-error.type.js";
import { OrderDirection, PageArgs } from "../../reading/types.js";
import { AssignedIds } from "../structure/index.js";
import { UserKind } from "../users/index.js";
import { Invitation, InvitationStatus } from "./invitation.type.js";

export enum InvitationOrderField {
  CREATED_AT = "CREATED_AT",
  SENT_AT = "SENT_AT",
  EXPIRES_AT = "EXPIRES_AT",
  EMAIL = "EMAIL",
}

registerEnumType(InvitationOrderField, { name: "InvitationOrderField" });

@InputType("InvitationFilter")
export class InvitationFilterInput {
  @Field(() => [InvitationStatus], { nullable: true }) status?: InvitationStatus[] | null;
  @Field(() => String, { nullable: true, description: "Matches addresses, ignoring case and accents." })
  search?: string | null;
  @Field(() => [ID], { nullable: true }) roleIds?: string[] | null;
  @Field(() => ID, { nullable: true }) organizationId?: string | null;
}

@InputType("InvitationOrder")
export class InvitationOrderInput {
  @Field(() => InvitationOrderField) field: InvitationOrderField;
  @Field(() => OrderDirection) direction: OrderDirection;
}

@ArgsType()
export class InvitationsArgs extends PageArgs {
  @Field(() => InvitationFilterInput, { nullable: true }) filter?: InvitationFilterInput | null;
  @Field(() => InvitationOrderInput, { nullable: true }) orderBy?: InvitationOrderInput | null;
}

@InputType()
export class InviteUsersInput extends AssignedIds {
  @Field(() => [String], {
    description:
      "One or more addresses an entry: separated by commas, semicolons, blanks or new lines, each bare or as\n`Name <address>`. At most 500 addresses; the same address twice counts once.",
  })
  emails: string[];
  @Field(() => UserKind, { nullable: true, description: "MEMBER where omitted." }) kind?: UserKind | null;
  @Field(() => ID, { nullable: true, description: "For client accounts, required." }) organizationId?: string | null;
  @Field(() => [ID], { nullable: true, description: "For members, at least one; none for client accounts." })
  roleIds?: string[] | null;
  @Field(() => Int, { nullable: true }) conversationLimit?: number | null;
  @Field(() => String, { nullable: true, description: "Quoted in the e-mail; at most 1,000 characters." })
  message?: string | null;
  @Field(() => Language, {
    nullable: true,
    description: "Of the e-mail, and of the user at first. The account's where omitted.",
  })
  language?: Language | null;
  @Field(() => Boolean, { nullable: true, description: "All or none; otherwise each address on its own." })
  atomic?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      "The same answer, but nothing is stored or sent; `invitation` is then null for those that would go out.",
  })
  dryRun?: boolean | null;
}

@InputType({ description: "At most 500 ids. `atomic`: all or none; otherwise each on its own." })
export class InvitationIdsInput {
  @Field(() => [ID]) ids: string[];
  @Field(() => Boolean, { nullable: true }) atomic?: boolean | null;
}

@InputType()
export class AcceptInvitationInput {
  @Field(() => String) token: string;
  @Field(() => String) firstName: string;
  @Field(() => String) lastName: string;
  @Field(() => String) password: string;
  @Field(() => String, { nullable: true }) webchatName?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Also set the session as an HttpOnly cookie; see `signIn`." })
  cookie?: boolean | null;
}

@ObjectType()
export class InviteResult {
  @Field(() => String, { description: "The address as understood: trimmed and lower-cased." }) email: string;
  @Field(() => Invitation, { nullable: true }) invitation?: Invitation | string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class InviteUsersPayload {
  @Field(() => [InviteResult], { description: "One for each distinct address, in the order given." })
  results: InviteResult[];
  @Field(() => [UserError], {
    description: "What is wrong with the request as a whole, such as an unknown role.",
  })
  userErrors: UserError[];
}

@ObjectType()
export class InvitationResult {
  @Field(() => ID) id: string;
  @Field(() => Invitation, { nullable: true, description: "Null after an error." })
  invitation?: Invitation | string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class InvitationResultsPayload {
  @Field(() => [InvitationResult], { description: "In the order asked for." }) results: InvitationResult[];
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class DeclineInvitationPayload {
  @Field(() => Boolean) declined: boolean;
  @Field(() => [UserError]) userErrors: UserError[];
}
