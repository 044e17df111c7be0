import { morning } from '../dates.ts'
import type { DemoNews } from '../types.ts'

/** The news of nine to fourteen months ago. */
export function oldNews(today: Date): DemoNews[] {
  return [
    {
      title: 'Rechute après un accident : qui déclare quoi ?',
      summary:
        'Le marin, son médecin et vous n’avez pas les mêmes démarches à faire. Le point en trois questions.',
      domains: ['accidents', 'declaration'],
      publishedOn: morning(today, -275),
      text: `
Une rechute est une aggravation, constatée par un médecin, d’un état que l’on croyait guéri ou consolidé.

### Faut-il une nouvelle déclaration d’accident ?

Non. Le médecin établit un certificat de rechute et le marin nous l’envoie. Vous n’avez qu’à fournir l’[attestation de salaire](/formulaires/attestation-salaire.pdf).

### Et si le marin a changé d’employeur ?

C’est l’employeur du jour de la rechute qui remplit l’attestation, même si l’accident s’est produit ailleurs.

### Comment déclarer la période ?

Avec le motif « accident du travail maritime », à compter du premier jour d’arrêt porté sur le certificat.
`,
    },
    {
      title: 'Nouveau : l’historique de vos demandes',
      summary:
        'Documents transmis et questions posées se retrouvent désormais dans une seule liste, avec leur référence.',
      domains: ['declaration'],
      publishedOn: morning(today, -318),
      reserved: true,
      text: `
La liste [Mes demandes](/espace/demandes) réunit tout ce que vous nous avez envoyé depuis votre espace : thème, date, objet, référence et état.

- **Enregistrée** : nous l’avons bien reçue.
- **Prise en charge** : un agent s’en occupe.
- **Pièce demandée** : il nous manque quelque chose ; la liste est dans la demande.
- **Répondue** : notre réponse vous attend.

Citez la référence dans vos échanges avec nous : elle suffit à retrouver votre dossier.
`,
    },
    {
      title: 'Taux accidents du travail : votre notification annuelle',
      summary:
        'Chaque employeur reçoit au début de l’année le taux applicable à ses navires. Vérifiez-le dès réception.',
      domains: ['cotisation', 'accidents'],
      publishedOn: morning(today, -365),
      text: `
Le taux de la cotisation « accidents du travail » dépend du genre de navigation de chacun de vos navires. Il vous est notifié **une fois par an**.

## À vérifier

- La liste des navires, et leur genre de navigation.
- La date d’effet.
- Le taux retenu pour les navires mis en service dans l’année.

Vous avez deux mois à compter de la notification pour la contester. Passé ce délai, le taux s’applique pour toute l’année.

*Contenu d’exemple : aucun taux réel n’est cité ici.*
`,
    },
    {
      title: 'Un espace personnel pour les employeurs de marins',
      summary:
        'Transmettre un dossier, obtenir une attestation, poser une question : le portail ouvre à tous les employeurs qui ont un SIRET.',
      domains: ['cotisation', 'declaration', 'accidents'],
      publishedOn: morning(today, -410),
      picture: {
        scene: 'harbour',
        alternativeText: 'Dessin d’un port au matin, avec une jetée, des mâts et un feu vert.',
      },
      text: `
L’espace personnel Enim vous permet de faire vos démarches sans attendre les heures d’ouverture.

## Grâce à ce portail vous pouvez

- **Obtenir** facilement des formulaires ou des pièces administratives.
- **Envoyer** rapidement des dossiers.
- **Suivre** ce que vous nous avez transmis.

## Pour commencer

Munissez-vous de votre numéro de SIRET et de l’un de vos titres de cotisation : une question de validation vous sera posée à la première connexion.

> Besoin d’aide ? Un conseiller vous répond au téléphone, du lundi au vendredi de 9 h à 17 h.
`,
    },
  ]
}
