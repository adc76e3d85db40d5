/*
 * A node of its own for the tests that kill one: it starts the embedded database in the folder it is given, sends what it
 * has, and stops in order when it is told to.
 */
import { startEmbedded } from "../../src/database/embedded/embedded.js";

const { url, adopted, stop } = await startEmbedded(process.argv[2]);
process.send?.({ url, adopted });
process.once("message", async () => {
  await stop();
  process.disconnect();
});
