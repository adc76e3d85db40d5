import { afterAll } from "vitest";
import { closeServers } from "./server.js";

// Here, since a hook that is registered within another, as by a server that `beforeAll` starts, is never run.
afterAll(closeServers);
