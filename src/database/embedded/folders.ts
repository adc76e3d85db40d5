import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import type { Owner } from "./owner.js";

/** Whether there is a file or folder. */
export const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/** Whether the owner may enter the folder (or run the program) and enter every folder above it. */
export async function reachable(target: string, owner: Owner): Promise<boolean> {
  const { mode, uid, gid } = await stat(target);
  const execute = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001;
  const parent = path.dirname(target);
  return (mode & execute) !== 0 && (parent === target || reachable(parent, owner));
}

/** Where root puts PostgreSQL's files when DATA_DIR or node_modules lie in a folder that only root may enter, such as /root. */
export async function makeSharedFolder(): Promise<string> {
  const folder = "/var/lib/roster";
  await mkdir(folder, { recursive: true, mode: 0o755 });
  return folder;
}
