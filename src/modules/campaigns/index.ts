import "./campaign.projection.js";

export { CampaignEntity } from "./campaign.entity.js";
export { CampaignResolver } from "./campaign.resolver.js";
export { CampaignService } from "./campaign.service.js";
export { eraseCampaigns } from "./campaign.store.js";
export { CAMPAIGN_TASK, type CampaignJob, openConversations } from "./sending.js";
