/** What an account may erase for good. */
export enum ErasableData {
  ACCOUNT = "ACCOUNT",
}
