import "./attachment.projection.js";
import "./attachment.type.js";

export { attach } from "./attach.js";
export { AttachmentService } from "./attachment.service.js";
export { removeFilesOf, removeOrphans } from "./upkeep.js";
