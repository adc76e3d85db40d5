import { hash as hashAsTold, type Options, verify as verifyAsTold } from "@node-rs/argon2/index.js";

export * from "@node-rs/argon2/index.js";

/** What hashing does in tests, in the place of `@node-rs/argon2` itself: see `vitest.config.ts`. */
export const hashing = {
  /** What a password costs in the product is tested once, where this is off. Hundreds of others only have to fit, as they do whatever their hash cost. */
  cheap: true,
  /** How many passwords have been verified. */
  verifications: 0,
};

export const hash = (password: string, options?: Options): Promise<string> =>
  hashAsTold(password, hashing.cheap ? { memoryCost: 8, timeCost: 1, parallelism: 1 } : options);

export const verify: typeof verifyAsTold = (...values) => {
  hashing.verifications += 1;
  return verifyAsTold(...values);
};
