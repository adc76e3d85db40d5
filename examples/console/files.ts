import { type ApolloClient, CombinedGraphQLErrors } from "@apollo/client";
import { graphql } from "./generated/index.js";

const SEND = graphql(`
  mutation Send($input: AddMessageInput!) {
    addMessage(input: $input) {
      message { id text attachments { id fileName mediaType byteLength url } }
      userErrors { path message }
    }
  }
`);

/** Uploads a file to the server `url`, and answers its id. It throws what a GraphQL operation would: `codeOf` tells why. */
async function upload(url: string, file: File): Promise<string> {
  const body = new FormData();
  body.append("file", file);
  const response = await fetch(`${url}/attachments`, { method: "POST", credentials: "include", body });
  const answer = await response.json();
  if (!response.ok) throw new CombinedGraphQLErrors(answer);
  return answer.id;
}

/** Says something in a conversation, with at most ten files. */
export async function send(client: ApolloClient, url: string, conversationId: string, text: string, files: File[]) {
  const attachmentIds = await Promise.all(files.map((file) => upload(url, file)));
  const { data } = await client.mutate({
    mutation: SEND,
    variables: { input: { conversationId, text, attachmentIds } },
  });
  return data!.addMessage!;
}
