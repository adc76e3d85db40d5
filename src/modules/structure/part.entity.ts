import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ChannelKind, ChannelStatus } from "./channel.type.js";

/** What all kinds of parts have. */
export abstract class PartEntity {
  @PrimaryColumn("uuid", { name: "account_id" }) accountId: string;
  @PrimaryColumn("uuid") id: string;
  @Column("text") name: string;
}

@Entity("department")
export class DepartmentEntity extends PartEntity {}

@Entity("skill")
export class SkillEntity extends PartEntity {}

@Entity("project")
export class ProjectEntity extends PartEntity {}

@Entity("channel")
export class ChannelEntity extends PartEntity {
  @Column("text") kind: `${ChannelKind}`;
  @Column("text") status: `${ChannelStatus}`;
}

@Entity("chat_group")
export class ChatGroupEntity extends PartEntity {
  @Column("uuid", { name: "channel_id" }) channelId: string;
}
