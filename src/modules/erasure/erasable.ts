/** What an account may erase for good. */
export enum ErasableData {
  CONVERSATIONS = "CONVERSATIONS",
  CONTACTS = "CONTACTS",
  CAMPAIGNS = "CAMPAIGNS",
  ACCOUNT = "ACCOUNT",
}
