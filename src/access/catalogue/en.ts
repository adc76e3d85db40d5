import type { CatalogueTexts } from "./texts.js";

export const EN: CatalogueTexts = {
  USERS_READ: {
    title: "See the team",
    description: "See everybody's e-mail address, roles, status and seats, not only names.",
  },
  USERS_INVITE: {
    title: "Invite people",
    description:
      "Invite and create users, and resend or revoke invitations. Roles can only be given that allow less than one's own.",
  },
  USERS_MANAGE: {
    title: "Manage people",
    description: "Edit, suspend and reactivate users with fewer rights, sign them out, and set their passwords.",
  },
  USERS_DELETE: {
    title: "Delete people",
    description: "Delete users for good. Their seat and their address become free at once.",
  },
  ROLES_MANAGE: {
    title: "Manage roles",
    description: "Create, edit and delete custom roles, with no more rights than one's own.",
  },
  TEAM_STRUCTURE_MANAGE: {
    title: "Manage the team's structure",
    description: "Create, rename and delete departments, skills, projects and chat groups.",
  },
  ORGANIZATIONS_MANAGE: {
    title: "Manage organizations",
    description: "Manage outside organizations, their client accounts, and which contact groups they may read.",
  },
  CONTACTS_CREATE: {
    title: "Add contacts",
    description: "Add new contacts.",
  },
  CONTACTS_MANAGE: {
    title: "Manage contacts",
    description: "Edit, delete and group contacts.",
  },
  CONVERSATIONS_CREATE: {
    title: "Start conversations",
    description: "Start a conversation with a contact, and become its assignee.",
  },
  CONVERSATIONS_READ_ASSIGNED: {
    title: "See own conversations",
    description: "See the conversations assigned to oneself.",
  },
  CONVERSATIONS_READ_DEPARTMENT: {
    title: "See the department's conversations",
    description:
      "See the conversations of one's departments or of none, and take free ones. Those with a project or chat group are for its members.",
  },
  CONVERSATIONS_READ_ALL: {
    title: "See all conversations",
    description: "See every conversation of the account.",
  },
  CONVERSATIONS_ASSIGN: {
    title: "Distribute conversations",
    description:
      "See the waiting conversations of one's departments or of none, assign those one sees, and write in them.",
  },
  CONVERSATIONS_DELETE: {
    title: "Delete conversations",
    description: "Delete conversations that one sees, with their messages, for good.",
  },
  CONVERSATIONS_INGEST: {
    title: "Bring in conversations",
    description: "For connected systems: record what contacts write, their ratings, and the status of channels.",
  },
  LABELS_CREATE: {
    title: "Create labels",
    description: "Add new labels for conversations.",
  },
  LABELS_MANAGE: {
    title: "Manage labels",
    description: "Edit and delete labels.",
  },
  QUICK_REPLIES_CREATE: {
    title: "Create quick replies",
    description: "Add new ready-made answers.",
  },
  QUICK_REPLIES_MANAGE: {
    title: "Manage quick replies",
    description: "Edit and delete ready-made answers.",
  },
  CHANNELS_MANAGE: {
    title: "Manage channels",
    description: "Create, edit and delete channels.",
  },
  CHANNELS_RESTART: {
    title: "Restart channels",
    description: "Restart a channel that has lost its connection.",
  },
  AUTOMATION_MANAGE: {
    title: "Manage automation",
    description: "See and set the greeting, the closing words, and the automatic distribution of new conversations.",
  },
  CAMPAIGNS_MANAGE: {
    title: "Manage campaigns",
    description: "Write, launch and delete campaigns, and see the credits left for them.",
  },
  REPORTS_READ_OWN: {
    title: "See own figures",
    description: "See one's own figures in the reports.",
  },
  REPORTS_READ_ALL: {
    title: "See everybody's figures",
    description: "See the figures of the whole team in the reports.",
  },
  FEEDBACK_READ: {
    title: "See customers' feedback",
    description: "See customers' ratings and comments.",
  },
  ACCOUNT_MANAGE: {
    title: "Manage the account",
    description:
      "Change the account's name, language and rules, such as two-factor authentication for everybody, and ask for seats.",
  },
  ACCOUNT_ERASE: {
    title: "Erase data",
    description: "Erase conversations, contacts, campaigns or the whole account for good.",
  },
  EVENTS_READ: {
    title: "Read the log",
    description: "Read and follow the log of everything that changed in the account, and who changed it.",
  },
  API_KEYS_MANAGE: {
    title: "Manage API keys",
    description: "Create and delete keys for programs, with no more rights than one's own.",
  },
};
