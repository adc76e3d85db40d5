import type { CatalogueTexts } from "./texts.js";

export const PT_BR: CatalogueTexts = {
  USERS_READ: {
    title: "Ver a equipe",
    description: "Ver o e-mail, as funções e a situação de cada pessoa, e as licenças; não só os nomes.",
  },
  USERS_INVITE: {
    title: "Convidar pessoas",
    description:
      "Convidar e criar usuários, e reenviar ou revogar convites. Só se podem dar funções que permitam menos do que as próprias.",
  },
  USERS_MANAGE: {
    title: "Gerenciar pessoas",
    description:
      "Editar, suspender e reativar usuários com menos permissões, encerrar suas sessões e definir suas senhas.",
  },
  USERS_DELETE: {
    title: "Excluir pessoas",
    description: "Excluir usuários para sempre. A licença e o endereço ficam livres na hora.",
  },
  ROLES_MANAGE: {
    title: "Gerenciar funções",
    description: "Criar, editar e excluir funções personalizadas, sem mais permissões do que as próprias.",
  },
  TEAM_STRUCTURE_MANAGE: {
    title: "Gerenciar a estrutura",
    description: "Criar, renomear e excluir departamentos, competências, projetos e grupos de chat.",
  },
  ORGANIZATIONS_MANAGE: {
    title: "Gerenciar organizações",
    description: "Gerenciar organizações externas, suas contas de cliente e quais grupos de contatos podem ler.",
  },
  CONTACTS_CREATE: {
    title: "Criar contatos",
    description: "Adicionar novos contatos.",
  },
  CONTACTS_MANAGE: {
    title: "Gerenciar contatos",
    description: "Editar, excluir e agrupar contatos.",
  },
  CONVERSATIONS_CREATE: {
    title: "Iniciar conversas",
    description: "Iniciar uma conversa com um contato e ficar responsável por ela.",
  },
  CONVERSATIONS_READ_ASSIGNED: {
    title: "Ver as próprias conversas",
    description: "Ver as conversas atribuídas a si.",
  },
  CONVERSATIONS_READ_DEPARTMENT: {
    title: "Ver as conversas do departamento",
    description:
      "Ver as conversas dos próprios departamentos ou de nenhum e assumir as livres. As de um projeto ou grupo de chat são para seus membros.",
  },
  CONVERSATIONS_READ_ALL: {
    title: "Ver todas as conversas",
    description: "Ver todas as conversas da conta.",
  },
  CONVERSATIONS_ASSIGN: {
    title: "Distribuir conversas",
    description:
      "Ver as conversas em espera dos próprios departamentos ou de nenhum, atribuir as visíveis e escrever nelas.",
  },
  CONVERSATIONS_DELETE: {
    title: "Excluir conversas",
    description: "Excluir para sempre conversas visíveis, com suas mensagens.",
  },
  CONVERSATIONS_INGEST: {
    title: "Receber conversas",
    description:
      "Para sistemas conectados: registrar o que os contatos escrevem, suas avaliações e a situação dos canais.",
  },
  LABELS_CREATE: {
    title: "Criar etiquetas",
    description: "Adicionar novas etiquetas para conversas.",
  },
  LABELS_MANAGE: {
    title: "Gerenciar etiquetas",
    description: "Editar e excluir etiquetas.",
  },
  QUICK_REPLIES_CREATE: {
    title: "Criar respostas rápidas",
    description: "Adicionar novas respostas prontas.",
  },
  QUICK_REPLIES_MANAGE: {
    title: "Gerenciar respostas rápidas",
    description: "Editar e excluir respostas prontas.",
  },
  CHANNELS_MANAGE: {
    title: "Gerenciar canais",
    description: "Criar, editar e excluir canais.",
  },
  CHANNELS_RESTART: {
    title: "Reiniciar canais",
    description: "Reiniciar um canal que perdeu a conexão.",
  },
  AUTOMATION_MANAGE: {
    title: "Gerenciar a automação",
    description: "Ver e definir a saudação, a despedida e a distribuição automática de novas conversas.",
  },
  CAMPAIGNS_MANAGE: {
    title: "Gerenciar campanhas",
    description: "Redigir, disparar e excluir campanhas, e ver os créditos disponíveis.",
  },
  REPORTS_READ_OWN: {
    title: "Ver os próprios indicadores",
    description: "Ver os próprios indicadores nos relatórios.",
  },
  REPORTS_READ_ALL: {
    title: "Ver os indicadores de todos",
    description: "Ver os indicadores de toda a equipe nos relatórios.",
  },
  FEEDBACK_READ: {
    title: "Ver as avaliações",
    description: "Ver as avaliações e os comentários dos clientes.",
  },
  ACCOUNT_MANAGE: {
    title: "Gerenciar a conta",
    description:
      "Alterar o nome, o idioma e as regras da conta, como a verificação em duas etapas para todos, e pedir licenças.",
  },
  ACCOUNT_ERASE: {
    title: "Apagar dados",
    description: "Apagar para sempre conversas, contatos, campanhas ou a conta inteira.",
  },
  EVENTS_READ: {
    title: "Consultar o registro",
    description: "Consultar e acompanhar o registro de tudo o que mudou na conta e de quem mudou.",
  },
  API_KEYS_MANAGE: {
    title: "Gerenciar chaves de API",
    description: "Criar e excluir chaves para programas, sem mais permissões do que as próprias.",
  },
};
