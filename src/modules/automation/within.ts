/** Resolves when the work, which must not fail, is done, or after so many milliseconds: it goes on by itself then. */
export function within(milliseconds: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(resolve, milliseconds).unref();
    void work.then(() => {
      clearTimeout(patience);
      resolve();
    });
  });
}
