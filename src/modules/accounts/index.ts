import "./account.projection.js";

export { AccountEntity } from "./account.entity.js";
export type { AccountHooks } from "./account.hooks.js";
export { localeOf, typedSlug } from "./account.input.js";
export { AccountResolver } from "./account.resolver.js";
export { seatsOf } from "./account.seats.js";
export { AccountService } from "./account.service.js";
export { insertAccount, readAccountName } from "./account.store.js";
export { Account } from "./account.type.js";
export { Feature, needFeature } from "./feature.js";
export { FeatureResolver } from "./feature.resolver.js";
export { FeatureService, ROLLOUT_TASK, type RolloutJob } from "./feature.service.js";
export { SeatRequestService } from "./seat-request.service.js";
