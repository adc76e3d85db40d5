import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Language } from "../../access/language.js";
import { Permission } from "../../access/permissions.js";
import { DateTime } from "../../reading/date-time.js";
import { connectionOf } from "../../reading/types.js";
import { Role } from "../roles/index.js";
import { Assigned, Channel, ChatGroup } from "../structure/index.js";

export enum UserKind {
  MEMBER = "MEMBER",
  CLIENT = "CLIENT",
}

export enum UserStatus {
  ACTIVE = "ACTIVE",
  SUSPENDED = "SUSPENDED",
  DELETED = "DELETED",
}

/** Whether a user is there. */
export enum Presence {
  ONLINE = "ONLINE",
  AWAY = "AWAY",
  OFFLINE = "OFFLINE",
}

registerEnumType(Presence, { name: "Presence" });
registerEnumType(UserKind, {
  name: "UserKind",
  valuesConfig: {
    MEMBER: { description: "A member of the account's own team." },
    CLIENT: { description: "A client account: someone of an organization outside, who may only read." },
  },
});
registerEnumType(UserStatus, {
  name: "UserStatus",
  valuesConfig: { DELETED: { description: "Only where history names somebody who is gone; never in lists." } },
});

@ObjectType({
  description: "Why and since when somebody is suspended. `until`: the user is reactivated by itself then.",
})
export class Suspension {
  @Field(() => DateTime) at: Date;
  @Field(() => DateTime, { nullable: true }) until?: Date | null;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => User, { nullable: true }) by?: User | null;
}

@ObjectType({ description: "Two-factor authentication by time-based one-time codes (TOTP, RFC 6238)." })
export class TwoFactorState {
  @Field(() => Boolean, { description: "By the account, or for this user." }) required: boolean;
  @Field(() => Boolean) enabled: boolean;
  @Field(() => Int, { description: "Of ten that were given; each stands in for a code once." })
  recoveryCodesLeft: number;
}

@ObjectType({ description: "A person who signs in to one account." })
export class User extends Assigned {
  @Field(() => ID) id: string;
  @Field(() => UserKind) kind: UserKind;
  @Field(() => String) firstName: string;
  @Field(() => String) lastName: string;
  @Field(() => String, { description: "First and last name." }) name: string;
  @Field(() => String, { description: "What customers see; the name when unset." }) webchatName: string;
  @Field(() => Presence, {
    description: "OFFLINE without an open WebSocket, otherwise what the user last set, ONLINE at first.",
  })
  presence: Presence;
  @Field(() => String, { nullable: true }) email?: string | null;
  @Field(() => Boolean, { nullable: true }) emailVerified?: boolean | null;
  @Field(() => UserStatus, { nullable: true }) status?: UserStatus | null;
  @Field(() => Suspension, { nullable: true, description: "Why and since when, while suspended." })
  suspension?: Suspension | null;
  @Field(() => [Role], { nullable: true }) roles?: Role[] | null;
  @Field(() => [Permission], { nullable: true, description: "The union of what the roles allow." }) permissions?:
    | Permission[]
    | null;
  @Field(() => Int, { nullable: true, description: "Most conversations open at once; null: no limit." })
  conversationLimit?: number | null;
  @Field(() => String, {
    nullable: true,
    description: "Sent by itself to customers who write while the user is offline.",
  })
  absenceMessage?: string | null;
  @Field(() => TwoFactorState, { nullable: true }) twoFactor?: TwoFactorState | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether somebody else set the password: signing in with it answers PasswordChangeChallenge.",
  })
  mustChangePassword?: boolean | null;
  @Field(() => DateTime, { nullable: true }) lastSeenAt?: Date | null;
  @Field(() => Language, { nullable: true }) language?: Language | null;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => Int, {
    description: "Grows with every edit; see `expectedVersion`. Presence and signing in do not count.",
  })
  version: number;
  @Field(() => Boolean, { description: "Whether the viewer may edit, suspend or delete this user." })
  manageable: boolean;
}

export const UserConnection = connectionOf("User", () => User);

// Fields of an earlier module's types, which knows no users.
Field(() => [User], { nullable: true, description: "Who may restart it and set its status." })(
  Channel.prototype,
  "managers",
);
Field(() => [User], { nullable: true, description: "The users who take part." })(ChatGroup.prototype, "participants");
