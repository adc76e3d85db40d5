import { ask } from "./ask.js";

const NEWEST = "{ events(first: 1) { nodes { cursor sequence } } }";

/** Where an account's log ends; null where that could not be read this time. */
export async function readLogEnd(url: string, token: string): Promise<{ cursor: string; after: number } | null> {
  const reply = await ask<{ nodes: { cursor: string; sequence: number }[] }>(url, token, NEWEST);
  const newest = reply.kind === "ANSWERED" ? reply.data.nodes[0] : undefined;
  return newest ? { cursor: newest.cursor, after: newest.sequence } : null;
}
