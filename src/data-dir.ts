import { access, constants, mkdir } from "node:fs/promises";

/**
 * Makes the folder of `DATA_DIR` where it is missing. Others may pass through it but not look around: below it the user as
 * whom PostgreSQL runs must find its own files, and each thing kept there is closed by itself.
 */
export async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o711 });
    await access(dataDir, constants.W_OK);
  } catch (error) {
    throw new Error(`DATA_DIR must be a folder to write in (${(error as NodeJS.ErrnoException).code}).`);
  }
}
