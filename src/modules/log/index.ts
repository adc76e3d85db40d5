import "./event.projection.js";

export { EVENT_TYPES, EventResolver } from "./event.resolver.js";
