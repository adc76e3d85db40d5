import { column, one, project } from "../../reading/projection.js";

project({
  type: "UserIndicators",
  // Users, each beside its figures: see `indicatorsOf`.
  table: "app_user",
  key: "id",
  fields: {
    user: one("User", "id"),
    conversationsReceived: column("received"),
    conversationsClosed: column("closed"),
    messagesSent: column("sent"),
    firstResponseSeconds: column("first_response"),
    averageRating: column("rating"),
    feedback: {
      is: "many",
      type: "Feedback",
      orderBy: (row) => `${row}.created_at desc, ${row}.conversation_id desc`,
      rows: (users, { account }) => ({
        key: "id",
        from: `select u.id as k, t.* from ${users.alias} u, unnest(u.rated) rated (id)
          join feedback t on t.account_id = ${account} and t.conversation_id = rated.id`,
      }),
    },
  },
});
