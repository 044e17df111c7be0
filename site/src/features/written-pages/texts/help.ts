import type { WrittenText } from '../written-text.ts'

export const help: WrittenText = {
  title: 'Aide',
  summary: 'Joindre un conseiller, et trouver seul la réponse aux questions les plus courantes.',
  body: `
## Je n’arrive pas à me connecter

- Code oublié : [demandez-en un nouveau](/connexion/mot-de-passe-oublie).
- Pas encore de compte : suivez la [première connexion](/connexion/premiere-connexion).
- Compte bloqué : il se débloque seul le lendemain.

## Je cherche un document ou un formulaire

- Les [questions fréquentes](/questions) répondent aux demandes les plus courantes.
- Les [formulaires](/formulaires) se téléchargent sans se connecter.
- Vos attestations et vos relevés sont dans [votre espace](/espace/obtenir).

## Je veux écrire à l’Enim

- [Transmettre un document](/espace/transmettre)
- [Poser une question](/espace/question)
- [Vérifier un document reçu de l’Enim](/verifier)
`,
}
