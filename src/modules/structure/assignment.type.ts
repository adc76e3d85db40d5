import { Field, ID, InputType, ObjectType } from "type-graphql";
import { Channel } from "./channel.type.js";
import { ChatGroup } from "./chat-group.type.js";
import { Department, Project, Skill } from "./part.type.js";

/** Who has parts of the team's structure, or is offered them. */
@ObjectType()
export abstract class Assigned {
  @Field(() => [Department]) departments: Department[];
  @Field(() => [Skill]) skills: Skill[];
  @Field(() => [Project]) projects: Project[];
  @Field(() => [Channel], { description: "Channels to manage." }) channels: Channel[];
  @Field(() => [ChatGroup]) chatGroups: ChatGroup[];
}

/** The parts that somebody is to have. */
@InputType()
export abstract class AssignedIds {
  @Field(() => [ID], { nullable: true }) departmentIds?: string[] | null;
  @Field(() => [ID], { nullable: true }) skillIds?: string[] | null;
  @Field(() => [ID], { nullable: true }) projectIds?: string[] | null;
  @Field(() => [ID], { nullable: true }) channelIds?: string[] | null;
  @Field(() => [ID], { nullable: true }) chatGroupIds?: string[] | null;
}
