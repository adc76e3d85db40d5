import type { CatalogueTexts } from "./texts.js";

export const ES: CatalogueTexts = {
  USERS_READ: {
    title: "Ver el equipo",
    description:
      "Ver la dirección de correo, las funciones y el estado de cada persona, y las licencias; no solo los nombres.",
  },
  USERS_INVITE: {
    title: "Invitar personas",
    description:
      "Invitar y crear usuarios, y reenviar o revocar invitaciones. Solo se pueden dar funciones que permitan menos que las propias.",
  },
  USERS_MANAGE: {
    title: "Gestionar personas",
    description:
      "Editar, suspender y reactivar usuarios con menos permisos, cerrar sus sesiones y fijar sus contraseñas.",
  },
  USERS_DELETE: {
    title: "Eliminar personas",
    description: "Eliminar usuarios para siempre. Su licencia y su dirección quedan libres de inmediato.",
  },
  ROLES_MANAGE: {
    title: "Gestionar funciones",
    description: "Crear, editar y eliminar funciones personalizadas, sin más permisos que los propios.",
  },
  TEAM_STRUCTURE_MANAGE: {
    title: "Gestionar la estructura",
    description: "Crear, renombrar y eliminar departamentos, competencias, proyectos y grupos de chat.",
  },
  ORGANIZATIONS_MANAGE: {
    title: "Gestionar organizaciones",
    description: "Gestionar organizaciones externas, sus cuentas de cliente y qué grupos de contactos pueden leer.",
  },
  CONTACTS_CREATE: {
    title: "Crear contactos",
    description: "Añadir contactos nuevos.",
  },
  CONTACTS_MANAGE: {
    title: "Gestionar contactos",
    description: "Editar, eliminar y agrupar contactos.",
  },
  CONVERSATIONS_CREATE: {
    title: "Iniciar conversaciones",
    description: "Iniciar una conversación con un contacto y quedar asignado a ella.",
  },
  CONVERSATIONS_READ_ASSIGNED: {
    title: "Ver las conversaciones propias",
    description: "Ver las conversaciones asignadas a uno mismo.",
  },
  CONVERSATIONS_READ_DEPARTMENT: {
    title: "Ver las conversaciones del departamento",
    description:
      "Ver las conversaciones de los departamentos propios o de ninguno y tomar las libres. Las de un proyecto o grupo de chat son para sus miembros.",
  },
  CONVERSATIONS_READ_ALL: {
    title: "Ver todas las conversaciones",
    description: "Ver todas las conversaciones de la cuenta.",
  },
  CONVERSATIONS_ASSIGN: {
    title: "Distribuir conversaciones",
    description:
      "Ver las conversaciones en espera de los departamentos propios o de ninguno, asignar las visibles y escribir en ellas.",
  },
  CONVERSATIONS_DELETE: {
    title: "Eliminar conversaciones",
    description: "Eliminar para siempre conversaciones visibles, con sus mensajes.",
  },
  CONVERSATIONS_INGEST: {
    title: "Incorporar conversaciones",
    description:
      "Para sistemas conectados: registrar lo que escriben los contactos, sus valoraciones y el estado de los canales.",
  },
  LABELS_CREATE: {
    title: "Crear etiquetas",
    description: "Añadir etiquetas nuevas para conversaciones.",
  },
  LABELS_MANAGE: {
    title: "Gestionar etiquetas",
    description: "Editar y eliminar etiquetas.",
  },
  QUICK_REPLIES_CREATE: {
    title: "Crear respuestas rápidas",
    description: "Añadir respuestas preparadas.",
  },
  QUICK_REPLIES_MANAGE: {
    title: "Gestionar respuestas rápidas",
    description: "Editar y eliminar respuestas preparadas.",
  },
  CHANNELS_MANAGE: {
    title: "Gestionar canales",
    description: "Crear, editar y eliminar canales.",
  },
  CHANNELS_RESTART: {
    title: "Reiniciar canales",
    description: "Reiniciar un canal que ha perdido la conexión.",
  },
  AUTOMATION_MANAGE: {
    title: "Gestionar la automatización",
    description: "Ver y definir el saludo, la despedida y la distribución automática de conversaciones nuevas.",
  },
  CAMPAIGNS_MANAGE: {
    title: "Gestionar campañas",
    description: "Redactar, lanzar y eliminar campañas, y ver los créditos disponibles.",
  },
  REPORTS_READ_OWN: {
    title: "Ver los indicadores propios",
    description: "Ver los indicadores propios en los informes.",
  },
  REPORTS_READ_ALL: {
    title: "Ver los indicadores de todos",
    description: "Ver los indicadores de todo el equipo en los informes.",
  },
  FEEDBACK_READ: {
    title: "Ver las valoraciones",
    description: "Ver las valoraciones y los comentarios de los clientes.",
  },
  ACCOUNT_MANAGE: {
    title: "Gestionar la cuenta",
    description:
      "Cambiar el nombre, el idioma y las reglas de la cuenta, como la verificación en dos pasos para todos, y solicitar licencias.",
  },
  ACCOUNT_ERASE: {
    title: "Borrar datos",
    description: "Borrar para siempre conversaciones, contactos, campañas o la cuenta entera.",
  },
  EVENTS_READ: {
    title: "Consultar el registro",
    description: "Consultar y seguir el registro de todo lo que cambió en la cuenta y quién lo cambió.",
  },
  API_KEYS_MANAGE: {
    title: "Gestionar claves de API",
    description: "Crear y eliminar claves para programas, sin más permisos que los propios.",
  },
};
