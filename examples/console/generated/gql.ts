/* eslint-disable */
import * as types from './graphql.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation Send($input: AddMessageInput!) {\n    addMessage(input: $input) {\n      message { id text attachments { id fileName mediaType byteLength url } }\n      userErrors { path message }\n    }\n  }\n": typeof types.SendDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      result {\n        __typename\n        ... on SignedIn { viewer { user { id name } account { id name } permissions } }\n        ... on AccountChoice { accounts { slug name } }\n      }\n      userErrors { message }\n    }\n  }\n": typeof types.SignInDocument,
    "mutation SignOut { signOut { signedOut } }": typeof types.SignOutDocument,
    "fragment Member on User { id version name status roles { id name } }": typeof types.MemberFragmentDoc,
    "\n  query Team {\n    viewer { eventCursor }\n    users(first: 100) { totalCount nodes { ...Member } }\n  }\n": typeof types.TeamDocument,
    "\n  subscription TeamChanges($after: String) {\n    userEvents(after: $after) { cursor kind user { ...Member } }\n  }\n": typeof types.TeamChangesDocument,
    "\n  mutation UpdateUser($input: UpdateUserInput!) {\n    updateUser(input: $input) { user { ...Member } userErrors { path message } }\n  }\n": typeof types.UpdateUserDocument,
};
const documents: Documents = {
    "\n  mutation Send($input: AddMessageInput!) {\n    addMessage(input: $input) {\n      message { id text attachments { id fileName mediaType byteLength url } }\n      userErrors { path message }\n    }\n  }\n": types.SendDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      result {\n        __typename\n        ... on SignedIn { viewer { user { id name } account { id name } permissions } }\n        ... on AccountChoice { accounts { slug name } }\n      }\n      userErrors { message }\n    }\n  }\n": types.SignInDocument,
    "mutation SignOut { signOut { signedOut } }": types.SignOutDocument,
    "fragment Member on User { id version name status roles { id name } }": types.MemberFragmentDoc,
    "\n  query Team {\n    viewer { eventCursor }\n    users(first: 100) { totalCount nodes { ...Member } }\n  }\n": types.TeamDocument,
    "\n  subscription TeamChanges($after: String) {\n    userEvents(after: $after) { cursor kind user { ...Member } }\n  }\n": types.TeamChangesDocument,
    "\n  mutation UpdateUser($input: UpdateUserInput!) {\n    updateUser(input: $input) { user { ...Member } userErrors { path message } }\n  }\n": types.UpdateUserDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Send($input: AddMessageInput!) {\n    addMessage(input: $input) {\n      message { id text attachments { id fileName mediaType byteLength url } }\n      userErrors { path message }\n    }\n  }\n"): (typeof documents)["\n  mutation Send($input: AddMessageInput!) {\n    addMessage(input: $input) {\n      message { id text attachments { id fileName mediaType byteLength url } }\n      userErrors { path message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      result {\n        __typename\n        ... on SignedIn { viewer { user { id name } account { id name } permissions } }\n        ... on AccountChoice { accounts { slug name } }\n      }\n      userErrors { message }\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      result {\n        __typename\n        ... on SignedIn { viewer { user { id name } account { id name } permissions } }\n        ... on AccountChoice { accounts { slug name } }\n      }\n      userErrors { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SignOut { signOut { signedOut } }"): (typeof documents)["mutation SignOut { signOut { signedOut } }"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment Member on User { id version name status roles { id name } }"): (typeof documents)["fragment Member on User { id version name status roles { id name } }"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Team {\n    viewer { eventCursor }\n    users(first: 100) { totalCount nodes { ...Member } }\n  }\n"): (typeof documents)["\n  query Team {\n    viewer { eventCursor }\n    users(first: 100) { totalCount nodes { ...Member } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription TeamChanges($after: String) {\n    userEvents(after: $after) { cursor kind user { ...Member } }\n  }\n"): (typeof documents)["\n  subscription TeamChanges($after: String) {\n    userEvents(after: $after) { cursor kind user { ...Member } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateUser($input: UpdateUserInput!) {\n    updateUser(input: $input) { user { ...Member } userErrors { path message } }\n  }\n"): (typeof documents)["\n  mutation UpdateUser($input: UpdateUserInput!) {\n    updateUser(input: $input) { user { ...Member } userErrors { path message } }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;