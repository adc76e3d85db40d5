import { Field, InputType, ObjectType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";
import { SignInResult } from "./sign-in.type.js";

@InputType({ description: "Either the challenge, or, with a session, the password." })
export class BeginTwoFactorInput {
  @Field(() => String, { nullable: true }) challenge?: string | null;
  @Field(() => String, { nullable: true }) password?: string | null;
}

@ObjectType({ description: "What an authenticator is set up with." })
export class BeginTwoFactorPayload {
  @Field(() => String, {
    nullable: true,
    description: "In Base32 (RFC 4648), to be typed where nothing can be scanned.",
  })
  secret?: string | null;
  @Field(() => String, { nullable: true }) otpauthUrl?: string | null;
  @Field(() => String, { nullable: true, description: "The otpauth URL as a QR code: an SVG data URL." })
  qrCode?: string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@InputType({ description: "`challenge`: of a TwoFactorEnrolmentChallenge; without it, a session is needed." })
export class ConfirmTwoFactorInput {
  @Field(() => String, { nullable: true }) challenge?: string | null;
  @Field(() => String) code: string;
}

@ObjectType()
export class ConfirmTwoFactorPayload {
  @Field(() => [String], { nullable: true, description: "Each stands in for a code once. Shown this once." })
  recoveryCodes?: string[] | null;
  @Field(() => SignInResult, { nullable: true, description: "Where the challenge led to; null with a session." })
  result?: typeof SignInResult | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@InputType()
export class RenewRecoveryCodesInput {
  @Field(() => String) password: string;
  @Field(() => String, { description: "A TOTP code or a recovery code." }) code: string;
}

@ObjectType()
export class RenewRecoveryCodesPayload {
  @Field(() => [String], { nullable: true, description: "Shown this once." }) recoveryCodes?: string[] | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@InputType()
export class DisableTwoFactorInput {
  @Field(() => String) password: string;
  @Field(() => String, { description: "A TOTP code or a recovery code." }) code: string;
}

@ObjectType()
export class DisableTwoFactorPayload {
  @Field(() => Boolean) disabled: boolean;
  @Field(() => [UserError]) userErrors: UserError[];
}
