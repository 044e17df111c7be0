import { formatDate } from 'content-types'
import { dayAfterQuarter, morning, quarter, quarterName, saturdayAfter } from '../dates.ts'
import type { DemoNews } from '../types.ts'

/** The news of the last two months. */
export function recentNews(today: Date): DemoNews[] {
  return [
    maintenance(today),
    calendar(today),
    checks(today),
    firstHours(today),
    boarding(today),
    scale(today),
  ]
}

function maintenance(today: Date): DemoNews {
  const publishedOn = morning(today, -1)
  const night = formatDate(saturdayAfter(publishedOn))
  return {
    title: 'Maintenance : l’espace personnel fermé une nuit',
    summary:
      'L’espace personnel sera indisponible dans la nuit de samedi à dimanche, de 22 h à 4 h. Les pages publiques resteront ouvertes.',
    domains: ['cotisation', 'declaration'],
    publishedOn,
    picture: {
      scene: 'lighthouse',
      alternativeText: 'Dessin d’un phare allumé au bord d’une mer calme, la nuit.',
    },
    text: `
Nos équipes installent de nouveaux serveurs. L’espace personnel sera fermé le **${night} à partir de 22 h**, et rouvrira le dimanche matin à 4 h, heure de Paris.

## Ce qui reste ouvert

- Les actualités et les formulaires vierges restent consultables.
- Les messages envoyés par courriel à votre service sont reçus normalement.

## Ce qui est suspendu

- La connexion à l’espace personnel.
- L’envoi de documents et de questions.

Une échéance tombe ce week-end ? Un dépôt fait le lundi qui suit avant midi sera réputé fait à temps. Vous n’avez aucune démarche à faire pour en bénéficier.

> Si vous êtes en train de remplir un formulaire à 22 h, envoyez-le ou notez votre texte : la fermeture met fin aux sessions ouvertes.
`,
  }
}

function calendar(today: Date): DemoNews {
  const publishedOn = morning(today, -6)
  const current = quarter(publishedOn)
  const declared = formatDate(dayAfterQuarter(current, 1, 5))
  const paid = formatDate(dayAfterQuarter(current, 1, 15))
  const title = quarterName(current)
  return {
    title: `Cotisations du ${title} : le calendrier`,
    summary: `Les deux dates à retenir pour le ${title} : la déclaration au plus tard le ${declared}, le paiement au plus tard le ${paid}.`,
    domains: ['cotisation'],
    publishedOn,
    picture: {
      scene: 'tide',
      alternativeText: 'Dessin de vagues régulières qui montent comme une courbe de marée.',
    },
    text: `
Voici les échéances du **${title}** pour les employeurs de marins.

## Les dates

1. **${declared}** : dernier jour pour transmettre ou corriger vos déclarations du trimestre.
2. **${paid}** : dernier jour pour payer vos cotisations.

Si l’une de ces dates tombe un samedi, un dimanche ou un jour férié, l’échéance est reportée au premier jour ouvré qui suit.

## Le paiement

- Par prélèvement : le montant est retiré à la date d’échéance, sans démarche de votre part.
- Par virement : indiquez votre SIRET et le trimestre dans le libellé.

Vous prévoyez une difficulté ? N’attendez pas la date limite : la [demande d’échéancier](/formulaires/demande-echeancier.pdf) se dépose avant l’échéance.

*Contenu d’exemple : ce calendrier est fictif.*
`,
  }
}

function checks(today: Date): DemoNews {
  return {
    title: 'DSN : cinq contrôles à faire avant l’envoi',
    summary:
      'La plupart des anomalies relevées dans les déclarations des employeurs de marins viennent de cinq rubriques. Une relecture de quelques minutes les évite.',
    domains: ['declaration'],
    publishedOn: morning(today, -12),
    picture: {
      scene: 'signals',
      alternativeText: 'Dessin de six pavillons colorés tendus entre deux mâts.',
    },
    text: `
Une déclaration rejetée retarde les droits du marin. Avant d’envoyer votre déclaration sociale nominative, vérifiez ces cinq points.

1. **Le numéro de marin** figure pour chaque salarié embarqué et correspond à son livret.
2. **La catégorie forfaitaire** est celle de la fonction réellement exercée à bord.
3. **Les dates d’embarquement et de débarquement** ne se chevauchent pas d’un navire à l’autre.
4. **Le navire** est désigné par son immatriculation complète, quartier compris.
5. **Les périodes sans service** (congé, maladie, formation) portent le bon motif.

## Une anomalie après l’envoi ?

Corrigez-la dans la déclaration du mois suivant : il n’est pas nécessaire d’en envoyer une seconde. Si la correction porte sur plus de trois mois, [posez-nous la question](/espace/question) en indiquant les périodes concernées.
`,
  }
}

function firstHours(today: Date): DemoNews {
  return {
    title: 'Accident à bord : les 48 premières heures',
    summary:
      'Mettre le marin en sécurité, consigner les faits, déclarer dans les 48 heures : ce que l’employeur doit faire, dans l’ordre.',
    domains: ['accidents'],
    publishedOn: morning(today, -20),
    picture: {
      scene: 'lifebuoy',
      alternativeText: 'Dessin d’une bouée de sauvetage posée sur une mer calme.',
    },
    text: `
Un accident du travail maritime se déclare **dans les 48 heures** qui suivent le moment où l’employeur en a connaissance, même si l’arrêt paraît court.

## À bord

1. Porter secours et, au besoin, joindre le centre de consultation médicale maritime.
2. Faire noter les circonstances au journal de bord : lieu, heure, tâche en cours, témoins.
3. Remettre au marin la feuille d’accident.

## À terre

1. Remplir la [déclaration d’accident du travail maritime](/formulaires/declaration-accident.pdf).
2. Joindre le certificat médical initial et l’extrait du journal de bord.
3. Transmettre le tout depuis votre espace, thème **Accidents**.

> Un doute sur l’origine de l’accident n’autorise pas à ne pas déclarer : vous pouvez joindre des réserves motivées à votre déclaration.

Gardez une copie de chaque pièce. L’accusé d’enregistrement que vous recevez fait foi de la date de votre dépôt.
`,
  }
}

function boarding(today: Date): DemoNews {
  return {
    title: 'Embarquer un marin : que déclarer, et quand ?',
    summary:
      'L’embauche, l’embarquement et le débarquement sont trois événements distincts. Chacun a son délai.',
    domains: ['declaration'],
    publishedOn: morning(today, -33),
    picture: {
      scene: 'trawler',
      alternativeText: 'Dessin d’un petit chalutier sur une mer ondulée.',
    },
    text: `
L’embauche d’un marin se déclare avant sa prise de fonction. L’embarquement et le débarquement ouvrent et ferment ses services : ce sont eux qui comptent pour sa pension.

### Avant le départ

- Vérifiez la validité de son aptitude médicale et de ses titres.
- Déclarez l’embauche, au plus tôt huit jours avant.

### À l’embarquement

- Notez la fonction, le navire et l’heure.
- Choisissez la catégorie forfaitaire qui correspond à la fonction.

### Au débarquement

- Indiquez le motif : fin de contrat, congé, maladie, accident.
- Transmettez la [déclaration des services](/formulaires/declaration-services.pdf) si votre logiciel ne le fait pas.

Un marin qui change de fonction en cours d’embarquement change aussi de catégorie : déclarez la date du changement.
`,
  }
}

function scale(today: Date): DemoNews {
  return {
    title: 'Catégories forfaitaires : bien choisir la fonction',
    summary:
      'Le salaire forfaitaire dépend de la fonction exercée et du navire. Trois exemples pour s’y retrouver.',
    domains: ['cotisation', 'declaration'],
    publishedOn: morning(today, -47),
    text: `
Les cotisations des marins ne se calculent pas sur le salaire versé, mais sur un **salaire forfaitaire** attaché à une catégorie. Cette catégorie découle de la fonction exercée, du genre de navigation et de la taille du navire.

## Trois exemples

- Un matelot sur un navire de pêche côtière relève de la même catégorie toute l’année, qu’il soit payé au fixe ou à la part.
- Un second capitaine qui remplace le capitaine pendant deux marées change de catégorie pour ces deux marées.
- Un ouvrier conchylicole qui embarque quelques heures par jour relève de la navigation en cultures marines.

## En cas d’erreur

Une catégorie trop basse réduit les droits du marin ; une catégorie trop haute vous fait payer davantage. Dans les deux cas, la régularisation porte sur la période réellement concernée et s’ajoute à l’échéance suivante.

*Contenu d’exemple : reportez-vous au barème en vigueur pour toute décision.*
`,
  }
}
