import { createUnionType, Field, InputType, ObjectType } from "type-graphql";
import { Language } from "../../access/language.js";
import { UserError } from "../../errors/user-error.type.js";
import { DateTime } from "../../reading/date-time.js";
import { Viewer } from "./viewer.type.js";

@InputType()
export class CreateAccountInput {
  @Field(() => String) accountName: string;
  @Field(() => String, { nullable: true, description: "Derived from the name when omitted." }) slug?: string | null;
  @Field(() => String) firstName: string;
  @Field(() => String) lastName: string;
  @Field(() => String) email: string;
  @Field(() => String) password: string;
  @Field(() => Language, { nullable: true, description: "Of the account and its first user. EN when omitted." })
  language?: Language | null;
  @Field(() => String, { nullable: true, description: "ISO 3166-1 alpha-2. Goes by the language when omitted." })
  region?: string | null;
  @Field(() => String, { nullable: true, description: "IANA time zone. Goes by the language when omitted." })
  timeZone?: string | null;
}

@InputType()
export class SignInInput {
  @Field(() => String) email: string;
  @Field(() => String) password: string;
  @Field(() => String, {
    nullable: true,
    description: "The account's slug; needed only by an e-mail address that has users in several accounts.",
  })
  account?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Also set the session as an HttpOnly cookie, for single-page applications.",
  })
  cookie?: boolean | null;
}

@InputType()
export class SignInWithTwoFactorInput {
  @Field(() => String) challenge: string;
  @Field(() => String, { description: "A TOTP code or a recovery code." }) code: string;
}

@InputType()
export class SignInWithNewPasswordInput {
  @Field(() => String) challenge: string;
  @Field(() => String) newPassword: string;
}

@ObjectType()
export class SignedIn {
  @Field(() => String, {
    nullable: true,
    description:
      "Send as `Authorization: Bearer <token>`, or as `authorization` in a WebSocket's connection parameters.\nNull where a cookie was asked for: scripts of the page never see it then.",
  })
  token?: string | null;
  @Field(() => DateTime) expiresAt: Date;
  @Field(() => Viewer) viewer: Viewer | string;
}

@ObjectType({ description: "The password was right, and the second factor is to be shown: see signInWithTwoFactor." })
export class TwoFactorChallenge {
  @Field(() => String) challenge: string;
  @Field(() => DateTime) expiresAt: Date;
}

@ObjectType({
  description:
    "Two-factor authentication is required and not set up yet: enrol with beginTwoFactor and confirmTwoFactor.",
})
export class TwoFactorEnrolmentChallenge {
  @Field(() => String) challenge: string;
  @Field(() => DateTime) expiresAt: Date;
}

@ObjectType({
  description: "The password was set by somebody else, and is to be changed first: see signInWithNewPassword.",
})
export class PasswordChangeChallenge {
  @Field(() => String) challenge: string;
  @Field(() => DateTime) expiresAt: Date;
}

@ObjectType()
export class AccountChoiceItem {
  @Field(() => String) slug: string;
  @Field(() => String) name: string;
}

@ObjectType({ description: "The password fits users in several accounts: sign in again naming one." })
export class AccountChoice {
  @Field(() => [AccountChoiceItem]) accounts: AccountChoiceItem[];
}

export const SignInResult = createUnionType({
  name: "SignInResult",
  types: () =>
    [SignedIn, TwoFactorChallenge, TwoFactorEnrolmentChallenge, PasswordChangeChallenge, AccountChoice] as const,
  resolveType: (result) => (result as { __typename?: string }).__typename,
});

@ObjectType()
export class SignInPayload {
  @Field(() => SignInResult, { nullable: true }) result?: typeof SignInResult | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
