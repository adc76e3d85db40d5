import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { Language } from "../../access/language.js";
import { UserError } from "../../errors/user-error.type.js";
import { DateTime } from "../../reading/date-time.js";
import { Feature } from "./feature.js";

registerEnumType(Language, { name: "Language" });

@ObjectType({ description: "Licences. Active and suspended members and pending invitations of members each take one." })
export class Seats {
  @Field(() => Int) limit: number;
  @Field(() => Int) used: number;
  @Field(() => Int) reserved: number;
  @Field(() => Int) available: number;
}

@ObjectType({ description: "The customer company whose team this is: the tenant." })
export class Account {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String, { description: "Names the account in its login URL; lower-case letters, digits and hyphens." })
  slug: string;
  @Field(() => Language) language: Language;
  @Field(() => String, { description: "ISO 3166-1 alpha-2." }) region: string;
  @Field(() => String, { description: "IANA time zone." }) timeZone: string;
  @Field(() => Boolean, { description: "Whether agents' names are shown to customers on their messages." })
  signatureEnabled: boolean;
  @Field(() => Boolean, { description: "Whether every user must use two-factor authentication." })
  twoFactorRequired: boolean;
  @Field(() => [String], { description: "Empty: any domain may be invited." }) allowedEmailDomains: string[];
  @Field(() => Int) invitationDays: number;
  @Field(() => Int, { description: "How long personal data of deleted users is kept before it is erased." })
  retentionDays: number;
  @Field(() => [Feature]) features: Feature[];
  @Field(() => Int, { nullable: true }) campaignCredits?: number | null;
  @Field(() => Seats, { nullable: true }) seats?: Seats | null;
  @Field(() => DateTime) createdAt: Date;
}

@ObjectType({ description: "What a sign-in page may show of an account." })
export class AccountPreview {
  @Field(() => String) slug: string;
  @Field(() => String) name: string;
  @Field(() => Language) language: Language;
}

@InputType()
export class UpdateAccountInput {
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => Language, { nullable: true }) language?: Language | null;
  @Field(() => String, { nullable: true }) region?: string | null;
  @Field(() => String, { nullable: true }) timeZone?: string | null;
  @Field(() => Boolean, { nullable: true }) signatureEnabled?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Turning it on ends the sessions of all who have not set it up, but for the one that does so.",
  })
  twoFactorRequired?: boolean | null;
  @Field(() => [String], { nullable: true }) allowedEmailDomains?: string[] | null;
  @Field(() => Int, { nullable: true }) invitationDays?: number | null;
  @Field(() => Int, { nullable: true }) retentionDays?: number | null;
}

@ObjectType()
export class UpdateAccountPayload {
  @Field(() => Account, { nullable: true }) account?: Account | string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@InputType()
export class RequestSeatsInput {
  @Field(() => Int) seats: number;
  @Field(() => String, { nullable: true }) note?: string | null;
}

@ObjectType()
export class RequestSeatsPayload {
  @Field(() => Boolean) accepted: boolean;
  @Field(() => [UserError]) userErrors: UserError[];
}

@InputType()
export class OperatorUpdateAccountInput {
  @Field(() => String) slug: string;
  @Field(() => Int, { nullable: true }) seatLimit?: number | null;
  @Field(() => Int, { nullable: true }) campaignCredits?: number | null;
  @Field(() => [Feature], { nullable: true }) enableFeatures?: Feature[] | null;
  @Field(() => [Feature], { nullable: true }) disableFeatures?: Feature[] | null;
}
