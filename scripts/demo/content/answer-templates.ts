import type { DemoTemplate } from './types.ts'

/** What agents answer most often; `{reference}` and its like are filled at the desk. */
export const answerTemplates: DemoTemplate[] = [
  {
    title: 'Échéancier accordé',
    theme: 'cotisation',
    text: `Bonjour,

Par votre demande {reference}, vous souhaitez régler vos cotisations en plusieurs fois. Nous vous accordons un échéancier en trois versements égaux, dont le premier est attendu le 15 du mois prochain.

Le détail des versements sera mis en ligne dans vos documents personnels. Si une échéance n’est pas honorée, le solde devient exigible.

{service}
Le {date}`,
  },
  {
    title: 'Explication d’un titre de cotisation',
    theme: 'cotisation',
    text: `Bonjour,

Le montant de votre titre est le produit du salaire forfaitaire journalier, du nombre de jours déclarés et des taux applicables à votre activité. Il tient compte des services que {employeur} a déclarés au trimestre précédent.

Si un service vous paraît manquer ou figurer en trop, répondez ici en indiquant le nom du marin et la période.

{service}`,
  },
  {
    title: 'Déclaration rectificative à transmettre',
    theme: 'declaration',
    text: `Bonjour,

La déclaration jointe à votre demande {reference} ne peut pas être enregistrée : la période et le nombre de jours ne concordent pas.

Merci de transmettre une déclaration rectificative depuis votre espace, en rappelant la référence {reference}.

{service}`,
  },
  {
    title: 'Déclaration enregistrée',
    theme: 'declaration',
    text: `Bonjour,

Votre déclaration a été enregistrée le {date} dans le dossier de {employeur}. Vous n’avez rien d’autre à faire.

{service}`,
  },
  {
    title: 'Accident du travail maritime : suites données',
    theme: 'accidents',
    text: `Bonjour,

Nous avons bien enregistré la déclaration d’accident {reference}. Le marin recevra directement la décision sur la prise en charge de ses soins.

Merci de nous transmettre, dès que vous en disposez, le certificat médical final ou de prolongation.

{service}`,
  },
  {
    title: 'Demande qui relève d’un autre organisme',
    text: `Bonjour,

Après examen, votre demande {reference} ne relève pas de l’Enim. Nous vous invitons à vous adresser à l’organisme dont dépend le salarié concerné.

Nous restons à la disposition de {employeur} pour toute question sur la protection sociale des marins.

{service}`,
  },
]
