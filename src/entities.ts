import { AccountEntity } from "./modules/accounts/index.js";
import { AutomationEntity } from "./modules/automation/index.js";
import { CampaignEntity } from "./modules/campaigns/index.js";
import { LabelEntity, QuickReplyEntity } from "./modules/conversations/index.js";
import { ContactEntity, ContactGroupEntity, OrganizationEntity } from "./modules/organizations/index.js";
import { RoleEntity } from "./modules/roles/index.js";
import {
  ChannelEntity,
  ChatGroupEntity,
  DepartmentEntity,
  ProjectEntity,
  SkillEntity,
} from "./modules/structure/index.js";
import { UserEntity } from "./modules/users/index.js";

/** The tables that TypeORM writes plain rows of. */
export const ENTITIES = [
  AccountEntity,
  AutomationEntity,
  CampaignEntity,
  ChannelEntity,
  ChatGroupEntity,
  ContactEntity,
  ContactGroupEntity,
  DepartmentEntity,
  LabelEntity,
  OrganizationEntity,
  ProjectEntity,
  QuickReplyEntity,
  RoleEntity,
  SkillEntity,
  UserEntity,
];
