import { limits } from 'content-types'
import type { WrittenText } from '../written-text.ts'

export const manual: WrittenText = {
  title: 'Mode d’emploi',
  summary: 'L’Espace personnel Enim pas à pas, de la première connexion au suivi des demandes.',
  body: `
## Se connecter la première fois

Choisissez [Première connexion](/connexion/premiere-connexion), saisissez le SIRET de l’employeur,
répondez à la question posée ou saisissez la clé reçue par courrier, puis indiquez vos coordonnées.
Un e-mail vous est envoyé : son lien ouvre le compte, dans les ${limits.activationHours} heures.

## Se connecter ensuite

À la page [Connexion](/connexion), saisissez le SIRET et le code à ${limits.codeDigits} chiffres. Sur
un navigateur que le portail ne connaît pas, un second code arrive par e-mail.

Si le code est oublié, [demandez-en un nouveau](/connexion/mot-de-passe-oublie).

## Transmettre un document

- Ouvrez [Transmettre](/espace/transmettre) et choisissez le domaine.
- Donnez un objet, ajoutez jusqu’à ${limits.filesPerRequest} fichiers, ou photographiez les pages.
- Envoyez : un accusé d’enregistrement vous est remis aussitôt.

Ce qui est saisi est gardé : vous pouvez quitter la page et reprendre plus tard.

## Obtenir un document

La page [Obtenir](/espace/obtenir) réunit les documents que l’Enim vous adresse, les formulaires à
remplir et les attestations établies à la demande.

## Poser une question

La page [Poser une question](/espace/question) propose d’abord des réponses déjà écrites. Si aucune
ne convient, votre question part au service compétent.

## Suivre ses demandes

[Mes demandes](/espace/demandes) montre l’état de chacune, les messages échangés et les pièces
attendues. Vous pouvez y répondre, y ajouter une pièce ou demander à être rappelé.

## Régler son compte

Dans [Mon compte](/espace/parametres), changez vos coordonnées, votre code et vos avis, voyez les
navigateurs connus, emportez vos données.

## Être aidé

La page [Aide](/aide) donne le numéro, les horaires et les réponses aux difficultés courantes.
`,
}
