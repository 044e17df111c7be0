import type { DemoPage } from '../types.ts'

export const manual: DemoPage = {
  key: 'mode-d-emploi',
  title: 'Mode d’emploi de l’espace personnel',
  summary:
    'Se connecter, transmettre un document, obtenir un document, poser une question, étape par étape.',
  text: `
L’espace personnel sert à envoyer un dossier, à obtenir un formulaire ou une attestation, à suivre vos versements et à tenir vos coordonnées à jour.

## Première connexion

Préparez votre numéro de SIRET et l’un de vos titres de cotisation : une question est posée à son sujet.

1. Ouvrez la page de connexion, espace « Professionnel », puis « Première connexion ».
2. Remplissez le formulaire et choisissez un mot de passe de 6 chiffres.
3. Ouvrez l’e-mail de confirmation, puis appuyez sur « Activer mon compte ».

Cocher « Accepter notifications » permet à l’Enim de vous écrire par e-mail ou par SMS. Ce choix se change à tout moment dans vos paramètres.

## Se connecter

Saisissez votre numéro de SIRET et votre mot de passe à 6 chiffres. Votre SIRET peut être mémorisé pour la fois suivante.

Après trois mots de passe erronés de suite, l’accès est bloqué pendant 24 heures. Un mot de passe choisi par « Mot de passe oublié » ouvre l’accès aussitôt.

## Transmettre un document

1. Sur « Mes services », choisissez « Je transmets un document à l’Enim ».
2. Choisissez le thème : cotisation, déclaration ou accidents. Le service compétent reçoit votre envoi.
3. Dites en quelques mots de quoi il s’agit.
4. Ajoutez vos fichiers : images, PDF, Word ou Excel, 5 Mo au plus chacun.
5. Appuyez sur « Valider ».

Une fenêtre confirme l’envoi, et un accusé d’enregistrement vous est adressé par e-mail.

## Obtenir un document

Vos documents personnels sont rangés par thème, avec leur date de mise en ligne. Les formulaires vierges se remplissent en ligne ou sur papier.

## Poser une question

Consultez d’abord les questions les plus fréquentes du thème. Sans réponse, écrivez l’objet et votre question : le service compétent vous répond dans votre espace.

## Changer vos coordonnées

Elles se changent dans les paramètres de votre compte. Par sécurité, le changement est pris en compte au plus tard 24 heures après la demande.
`,
}
