import { limits } from 'content-types'
import type { WrittenText } from '../written-text.ts'

export const terms: WrittenText = {
  title: 'Modalités d’utilisation',
  summary: 'Ce que le portail vous permet, ce qu’il vous demande, et la valeur de ce qu’il remet.',
  body: `
## À qui s’adresse le portail

Aux employeurs de marins et à ceux qu’ils chargent de leurs démarches. L’utilisation est gratuite
et facultative : les mêmes démarches restent possibles par courrier et par téléphone.

## Votre accès

Le code d’accès est personnel. Il ne se communique pas, même à un conseiller. Après
${limits.wrongCodes} codes faux, le compte est bloqué pendant ${limits.blockHours} heures.

## Ce que vous transmettez

- Formats acceptés : JPEG, PNG, PDF, Word et Excel.
- ${limits.filesPerRequest} fichiers au plus par envoi, de 5 Mo chacun.
- Un accusé d’enregistrement numéroté vous est remis aussitôt. Il fait foi de la date de l’envoi et
  peut être vérifié à la page [Vérifier un document](/verifier).

## Délais de réponse

Le délai dans lequel l’Enim répond, et ce qu’il en est sans réponse, figurent sur l’accusé de
réception de chaque demande.

## Disponibilité

Le portail est ouvert jour et nuit, sauf pour son entretien. Si une échéance tombe pendant une
interruption, appelez un conseiller.
`,
}
