import { Column, Entity, PrimaryColumn } from "typeorm";
import type { SystemRole } from "../../access/system-roles.js";

@Entity("role")
export class RoleEntity {
  @PrimaryColumn("uuid", { name: "account_id" }) accountId: string;
  @PrimaryColumn("uuid") id: string;
  @Column("text") kind: "SYSTEM" | "CUSTOM";
  @Column("text", { name: "system_role", nullable: true }) systemRole: SystemRole | null;
  @Column("text") name: string;
  @Column("text", { nullable: true }) description: string | null;
  @Column("text", { array: true }) permissions: string[];
  @Column("integer", { default: 1 }) version: number;
}
