import type { Letter } from '../outbox/index.ts'

/** Tells that there is something to see, and nothing of what it is. */
export function paymentsLetter(publicUrl: string, holder: string): Letter {
  return {
    subject: 'Du nouveau dans vos versements',
    wording: { key: 'versements', values: { titulaire: holder } },
    paragraphs: [
      `Bonjour ${holder},`,
      'Les versements que l’Enim vous destine ont changé. ' +
        'Pour les voir, connectez-vous à votre espace personnel.',
      { link: { label: 'Voir mes versements', href: `${publicUrl}/espace/versements` } },
    ],
  }
}

export const paymentsSms = 'Enim : vos versements ont changé dans votre espace personnel.'
