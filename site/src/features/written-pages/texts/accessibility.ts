import type { WrittenText } from '../written-text.ts'

export const accessibility: WrittenText = {
  title: 'Accessibilité',
  summary: 'Où en est l’accessibilité du portail, ce qui a été vérifié et ce qui ne l’a pas été.',
  body: `
Le portail doit pouvoir être utilisé par tous, au clavier, avec un lecteur d’écran, sur un petit
écran, agrandi, et sans JavaScript. Le référentiel suivi est le RGAA.

## Signaler une difficulté

Si une page ou un document vous est inaccessible, appelez un conseiller au numéro donné au bas de
chaque page, ou écrivez-nous par le formulaire [Poser une question](/espace/question) : le contenu
vous sera donné sous une autre forme.

## Voies de recours

Si vous n’obtenez pas de réponse satisfaisante, vous pouvez
[écrire au Défenseur des droits](https://formulaire.defenseurdesdroits.fr/).
`,
}
