import { Field, ID, InputType, Int, InterfaceType, ObjectType, registerEnumType } from "type-graphql";
import { EventKind, StructureKind } from "../../events/event.js";
import { DateTime } from "../../reading/date-time.js";
import { Account } from "../accounts/index.js";
import { Invitation } from "../invitations/index.js";
import { Organization } from "../organizations/index.js";
import { Role } from "../roles/index.js";
import { User } from "../users/index.js";

registerEnumType(EventKind, { name: "EventKind" });
registerEnumType(StructureKind, { name: "StructureKind" });

@ObjectType({ description: "JSON texts of the field before and after; secrets never appear." })
export class FieldChange {
  @Field(() => String) field: string;
  @Field(() => String, { nullable: true }) before?: string | null;
  @Field(() => String, { nullable: true }) after?: string | null;
}

@InterfaceType({
  description: "A change to the account's team, rights, structure or settings, as the account's one log holds it.",
  resolveType: (event: { __typename: string }) => event.__typename,
})
export abstract class Event {
  @Field(() => ID) id: string;
  @Field(() => EventKind) kind: EventKind;
  @Field(() => String, { description: "Resume behind this event with `after`." }) cursor: string;
  @Field(() => Int, { description: "The event's number in the account's log, which counts without gaps." })
  sequence: number;
  @Field(() => DateTime) at: Date;
  @Field(() => User, { nullable: true, description: "Who did it; null for the system, the operator and API keys." })
  actor?: User | null;
  @Field(() => String, { description: "Also of what is no user: an API key's name, `operator`, `system`." })
  actorName: string;
  @Field(() => [FieldChange]) changes: FieldChange[];
}

@ObjectType({ implements: Event, description: "What became of an invitation." })
export class InvitationEvent extends Event {
  @Field(() => ID) invitationId: string;
  @Field(() => String) email: string;
  @Field(() => Invitation, { nullable: true, description: "As it is now." }) invitation?: Invitation | null;
}

@ObjectType({ implements: Event, description: "A change to a user." })
export class UserEvent extends Event {
  @Field(() => ID) userId: string;
  @Field(() => User, { nullable: true, description: "As it is now; null once deleted." }) user?: User | null;
}

@ObjectType({ implements: Event, description: "A change to a role of the account's own making." })
export class RoleEvent extends Event {
  @Field(() => ID) roleId: string;
  @Field(() => Role, { nullable: true, description: "As it is now; null once deleted." }) role?: Role | null;
}

@ObjectType({ implements: Event, description: "A change to an organization, or to what it may read." })
export class OrganizationEvent extends Event {
  @Field(() => ID) organizationId: string;
  @Field(() => Organization, { nullable: true, description: "As it is now; null once deleted." })
  organization?: Organization | null;
}

@ObjectType({ implements: Event, description: "A change to a part of the team's structure, or to a contact group." })
export class StructureEvent extends Event {
  @Field(() => StructureKind) structureKind: StructureKind;
  @Field(() => ID) structureId: string;
  @Field(() => String) name: string;
}

@ObjectType({ implements: Event, description: "An API key was made, or has ended." })
export class ApiKeyEvent extends Event {
  @Field(() => ID) apiKeyId: string;
  @Field(() => String) name: string;
}

@ObjectType({
  implements: Event,
  description:
    "What concerns the account itself, and single conversations, contacts and campaigns, which `subjectId` names.",
})
export class AccountEvent extends Event {
  @Field(() => Account) account: Account;
  @Field(() => ID, { nullable: true }) subjectId?: string | null;
}

@InputType({ description: "`from` and `to` are for the list, not for subscriptions." })
export class EventFilter {
  @Field(() => [EventKind], { nullable: true }) kinds?: EventKind[] | null;
  @Field(() => [ID], { nullable: true }) actorIds?: string[] | null;
  @Field(() => [ID], { nullable: true }) userIds?: string[] | null;
  @Field(() => DateTime, { nullable: true }) from?: Date | null;
  @Field(() => DateTime, { nullable: true }) to?: Date | null;
}
