export { type Device, type OpenedSession, type OpenSession, sessionOpener } from "./open-session.js";
export { type SignedInAnswer, signedInAs } from "./signed-in.js";
export { ViewerResolver } from "./viewer.resolver.js";
export { Viewer } from "./viewer.type.js";
