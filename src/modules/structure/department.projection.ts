import { column, project } from "../../reading/projection.js";

project({
  type: "Department",
  table: "department",
  key: "id",
  fields: {
    id: column("id"),
    name: column("name"),
    userCount: {
      is: "figure",
      rows: (departments, { account }) => ({
        key: "id",
        from: `select j.department_id as k, count(*)::int as v
          from user_department j join app_user u on u.account_id = j.account_id and u.id = j.user_id and u.status <> 'DELETED'
          where j.account_id = ${account} and j.department_id = ${departments.any("id")} group by j.department_id`,
      }),
      sql: (count) => `coalesce(${count}, 0)`,
    },
  },
});
