import type { MailTextKey, WindowTextKey } from 'content-types'

/** What editors may begin from: the words of a mail and of windows, near those of the portal. */
export const mailTexts: { key: MailTextKey; subject: string; body: string }[] = [
  {
    key: 'documents-en-attente',
    subject: '{{documents}} à lire dans votre espace',
    body: 'Bonjour {{titulaire}},\n\nL’Enim a mis des documents à votre disposition : {{documents}}. Pour les lire, connectez-vous.\n\n{{lien}}',
  },
  {
    key: 'versements',
    subject: 'Du nouveau dans vos versements',
    body: 'Bonjour {{titulaire}},\n\nVos versements ont changé. Connectez-vous pour les consulter.\n\n{{lien}}',
  },
]

export const windowTexts: { key: WindowTextKey; title: string; body: string }[] = [
  {
    key: 'notifications-enregistrees',
    title: 'Vos choix de notifications sont enregistrés.',
    body: 'Ils s’appliquent dès maintenant.',
  },
]
