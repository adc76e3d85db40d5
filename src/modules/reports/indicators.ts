import { Permission as P } from "../../access/permissions.js";
import { can, type Viewer } from "../../access/viewer.js";
import { badUserInput } from "../../errors/graphql-errors.js";
import { boundedIds } from "../../input/ids.js";
import type { WholeSource } from "../../reading/source.js";
import type { Statement } from "../../reading/statement.js";
import { seenIn, type Visibility, visibleTo } from "../conversations/index.js";

const MOST_DAYS = 400;
const MOST_ROWS = 1_000;
const MOST_FEEDBACK = 100;
const DAY = 86_400_000;

/** Leaves of facts `f` what is of conversations that the viewer sees. */
const ofSeen = (visible: Visibility, statement: Statement): string =>
  seenIn(visible, "c", statement)
    .map(
      (condition) => `join conversation c on c.account_id = f.account_id and c.id = f.conversation_id and ${condition}`,
    )
    .join();

/**
 * Who did what in the period, as rows. Each figure of each user is one range of an index, so that nothing has to be grouped, and users who
 * are not asked for cost nothing.
 */
function figuresOf(visible: Visibility, whose: readonly string[], statement: Statement): string {
  const { account } = statement;
  const seen = ofSeen(visible, statement);
  const [from, to] = [statement.value("from", "timestamptz"), statement.value("to", "timestamptz")];
  const ofUser = (figures: string, facts: string, time: string, condition = "true") => `cross join lateral (
      select ${figures} from ${facts} f ${seen}
      where f.account_id = ${account} and f.user_id = u.id and ${condition} and f.${time} >= ${from} and f.${time} < ${to}) `;
  const milestones = (figure: string, kind: string) => ofUser(figure, "milestone", "at", `f.kind = '${kind}'`) + kind;
  return `(
    select u.account_id, u.id, u.name_key, received, closed, first_response, sent, rating, rated
    from app_user u
    ${milestones("count(distinct f.conversation_id) as received", "RECEIVED")}
    ${milestones("count(*) as closed", "CLOSED")}
    ${milestones("avg(f.seconds) as first_response", "ANSWERED")}
    ${ofUser("count(*) as sent", "message", "created_at")} messages
    ${ofUser(
      `avg(f.rating::float8) as rating,
        (array_agg(f.conversation_id order by f.created_at desc, f.conversation_id desc))[:${MOST_FEEDBACK}] as rated`,
      "feedback",
      "created_at",
    )} ratings
    where ${[`u.account_id = ${account}`, "u.kind = 'MEMBER'", ...whose].join(" and ")}
      and (u.status <> 'DELETED' or received + closed + sent > 0 or first_response is not null
        or rating is not null and '${P.FEEDBACK_READ}' = any(${statement.permissions}))
    order by received desc, u.name_key, u.id limit ${MOST_ROWS})`;
}

/**
 * Figures of what members did from `from` until just before `to`: of all of them, or of the viewer alone.
 * @throws BAD_USER_INPUT for a period that is none or too long, and for malformed or too many ids.
 */
export function indicatorsOf(
  viewer: Viewer,
  { from, to, userIds }: { from: Date; to: Date; userIds?: readonly string[] | null },
): WholeSource {
  const length = to.getTime() - from.getTime();
  if (length <= 0 || length > MOST_DAYS * DAY)
    throw badUserInput(`A period ends after it begins, and within ${MOST_DAYS} days.`);
  const ids = boundedIds(userIds);
  const visible = visibleTo(viewer);
  const all = can(viewer, P.REPORTS_READ_ALL);
  return {
    shape: `indicators ${visible.name}${all ? "" : " of oneself"}${ids ? " of users" : ""}`,
    type: "UserIndicators",
    table: (statement) => {
      const whose = [
        ...(all ? [] : [`u.id = ${statement.viewer}`]),
        ...(ids ? [`u.id = any(${statement.value("ids", "uuid[]")})`] : []),
      ];
      return figuresOf(visible, whose, statement);
    },
    where: () => [],
    values: { from, to, ids },
    orderBy: (row) => `${row}.received desc, ${row}.name_key, ${row}.id`,
  };
}
