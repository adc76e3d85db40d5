import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Language } from "../../access/language.js";

/** What a new user is written with, and what editing it writes. Everything else about users is SQL of its own, in the store. */
@Entity("app_user")
export class UserEntity {
  @PrimaryColumn("uuid", { name: "account_id" }) accountId: string;
  @PrimaryColumn("uuid") id: string;
  @Column("text") kind: "MEMBER" | "CLIENT";
  @Column("text", { name: "first_name" }) firstName: string;
  @Column("text", { name: "last_name" }) lastName: string;
  @Column("text", { name: "webchat_name", nullable: true }) webchatName: string | null;
  @Column("text") email: string;
  @Column("timestamptz", { name: "email_verified_at", nullable: true }) emailVerifiedAt: Date | null;
  @Column("text", { name: "password_hash", nullable: true, select: false }) passwordHash: string | null;
  @Column("text") language: Language;
  @Column("integer", { name: "conversation_limit", nullable: true }) conversationLimit: number | null;
  @Column("text", { name: "absence_message", nullable: true }) absenceMessage: string | null;
  @Column("boolean", { name: "must_change_password" }) mustChangePassword: boolean;
  @Column("boolean", { name: "two_factor_required" }) twoFactorRequired: boolean;
  @Column("uuid", { name: "organization_id", nullable: true }) organizationId: string | null;
  @Column("integer", { default: 1 }) version: number;
}
