import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Language } from "../../access/language.js";
import { DateTime } from "../../reading/date-time.js";
import { Organization } from "../organizations/index.js";
import { Role } from "../roles/index.js";
import { Assigned } from "../structure/index.js";
import { User, UserKind } from "../users/index.js";

export enum InvitationStatus {
  PENDING = "PENDING",
  ACCEPTED = "ACCEPTED",
  DECLINED = "DECLINED",
  REVOKED = "REVOKED",
  EXPIRED = "EXPIRED",
}

export enum MailDelivery {
  QUEUED = "QUEUED",
  SENT = "SENT",
  FAILED = "FAILED",
}

registerEnumType(InvitationStatus, {
  name: "InvitationStatus",
  valuesConfig: {
    PENDING: { description: "Waits for an answer, and holds a seat." },
    EXPIRED: { description: "Nobody answered in time. It can be resent." },
  },
});
registerEnumType(MailDelivery, {
  name: "MailDelivery",
  valuesConfig: { FAILED: { description: "The address's server refused it, or could not be reached for two days." } },
});

@ObjectType({ description: "An offer to join the account, mailed to one address." })
export class Invitation extends Assigned {
  @Field(() => ID) id: string;
  @Field(() => String) email: string;
  @Field(() => UserKind) kind: UserKind;
  @Field(() => InvitationStatus) status: InvitationStatus;
  @Field(() => [Role]) roles: Role[];
  @Field(() => Int, { nullable: true }) conversationLimit?: number | null;
  @Field(() => Organization, { nullable: true, description: "Of client accounts." }) organization?: Organization | null;
  @Field(() => String, { nullable: true }) message?: string | null;
  @Field(() => Language) language: Language;
  @Field(() => User, {
    nullable: true,
    description: "Who sent it, or revived it when it had expired. Null once that user is erased.",
  })
  invitedBy?: User | null;
  @Field(() => User, { nullable: true, description: "Who joined by it." }) acceptedBy?: User | null;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => DateTime) sentAt: Date;
  @Field(() => Int) sendCount: number;
  @Field(() => DateTime) expiresAt: Date;
  @Field(() => MailDelivery, { description: "What became of the last e-mail." }) delivery: MailDelivery;
  @Field(() => Int) version: number;
}

@ObjectType({ description: "What the holder of an invitation link may know before accepting it." })
export class InvitationPreview {
  @Field(() => String) accountName: string;
  @Field(() => String) email: string;
  @Field(() => String, { nullable: true }) invitedByName?: string | null;
  @Field(() => [String]) roleNames: string[];
  @Field(() => String, { nullable: true }) organizationName?: string | null;
  @Field(() => InvitationStatus) status: InvitationStatus;
  @Field(() => DateTime) expiresAt: Date;
}
