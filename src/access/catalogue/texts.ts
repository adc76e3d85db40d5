import type { Permission } from "../permissions.js";

/** One permission as a role editor shows it. */
export interface PermissionText {
  title: string;
  /** What its holder may do. */
  description: string;
}

/** One language: leaving out a permission does not compile. */
export type CatalogueTexts = Readonly<Record<Permission, PermissionText>>;
