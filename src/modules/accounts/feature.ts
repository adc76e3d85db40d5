import { problem, Refusal } from "../../errors/user-error.js";
import type { LockedAccount } from "../../events/write.js";

/** What is released to accounts step by step. */
export enum Feature {
  CUSTOM_ROLES = "CUSTOM_ROLES",
}

/** @throws Refusal FEATURE_NOT_ENABLED, whose message says that the feature will come. */
export function needFeature({ features }: LockedAccount, feature: Feature): void {
  if (!features.includes(feature)) throw new Refusal(problem("FEATURE_NOT_ENABLED", ["input"]));
}
