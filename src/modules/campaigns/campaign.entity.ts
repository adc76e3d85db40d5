import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("campaign")
export class CampaignEntity {
  @PrimaryColumn("uuid", { name: "account_id" }) accountId: string;
  @PrimaryColumn("uuid") id: string;
  @Column("text") name: string;
  @Column("uuid", { name: "channel_id" }) channelId: string;
  @Column("uuid", { name: "contact_group_id" }) contactGroupId: string;
  @Column("text") text: string;
}
