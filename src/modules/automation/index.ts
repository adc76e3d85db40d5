import "./automation.projection.js";

export { AutomationEntity } from "./automation.entity.js";
export { AutomationResolver } from "./automation.resolver.js";
export { AutomationService } from "./automation.service.js";
export { closing, greeting } from "./automation.store.js";
export { Distribution, mayFree } from "./distribution.js";
export { within } from "./within.js";
