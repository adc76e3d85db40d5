import "./indicators.projection.js";

export { IndicatorsResolver } from "./indicators.resolver.js";
