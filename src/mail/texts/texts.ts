import type { Quote } from "../layout.js";
import type { MailKind, MailOf } from "../mail.js";

/** One mail's words: the link, where there is one, becomes the button. */
export interface Words {
  subject: string;
  paragraphs: readonly (string | Quote)[];
  button?: string;
}

/** What the words may be made with, in the reader's language. */
export interface Format {
  /** A date and time in UTC, and saying so: nothing is known of the reader's zone. */
  dateTime(at: Date): string;
  list(names: readonly string[]): string;
}

/** One language: leaving out a mail does not compile. */
export type Texts = {
  readonly [Kind in MailKind]: (mail: MailOf<Kind>, format: Format) => Words;
} & {
  readonly linkHint: string;
  readonly footnote: string;
};
