import "./api-key.projection.js";

export { ApiKeyResolver } from "./api-key.resolver.js";
export { ApiKeyService } from "./api-key.service.js";
export { holdTheirKeys } from "./api-key.store.js";
export { deleteKeysOf, endExpiredKeys } from "./ending.js";
