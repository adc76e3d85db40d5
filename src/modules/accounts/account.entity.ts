import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Language } from "../../access/language.js";

/** What is written of an account. The number of its newest event is the log's own. */
@Entity("account")
export class AccountEntity {
  @PrimaryColumn("uuid") id: string;
  @Column("text") slug: string;
  @Column("text") name: string;
  @Column("text") language: Language;
  @Column("text") region: string;
  @Column("text", { name: "time_zone" }) timeZone: string;
  @Column("boolean", { name: "signature_enabled" }) signatureEnabled: boolean;
  @Column("boolean", { name: "two_factor_required" }) twoFactorRequired: boolean;
  @Column("text", { name: "allowed_email_domains", array: true }) allowedEmailDomains: string[];
  @Column("integer", { name: "invitation_days" }) invitationDays: number;
  @Column("integer", { name: "retention_days" }) retentionDays: number;
  @Column("integer", { name: "seat_limit" }) seatLimit: number;
  @Column("integer", { name: "campaign_credits" }) campaignCredits: number;
}
