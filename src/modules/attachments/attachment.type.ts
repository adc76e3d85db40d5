import { Field, ID, Int, ObjectType } from "type-graphql";
import { Message } from "../conversations/index.js";

@ObjectType({ description: "A file of a message. Uploaded by `POST /attachments`, and downloaded at its `url`." })
export class Attachment {
  @Field(() => ID) id: string;
  @Field(() => String) fileName: string;
  @Field(() => String, { description: "By its contents, whatever it is called." }) mediaType: string;
  @Field(() => Int) byteLength: number;
  @Field(() => String, { description: "Path to download it from, with the viewer's session." }) url: string;
}

// Fields of a type that knows no files.
Field(() => [Attachment], { description: "Always empty for client accounts." })(Message.prototype, "attachments");
Field(() => Boolean, { description: "Whether attachments exist that the viewer may not have." })(
  Message.prototype,
  "attachmentsHidden",
);
