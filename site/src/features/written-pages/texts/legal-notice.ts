import type { WrittenText } from '../written-text.ts'

export const legalNotice: WrittenText = {
  title: 'Mentions légales',
  summary: 'Qui publie l’Espace personnel Enim, et à quelles conditions son contenu se réutilise.',
  body: `
## Éditeur

L’Espace personnel Enim est le portail des employeurs de marins. Il est publié par l’Établissement
national des invalides de la marine (Enim), établissement public qui gère le régime de sécurité
sociale des marins.

La direction de la publication est assurée par la direction de l’Enim.

## Hébergement

Le nom et l’adresse de l’hébergeur sont donnés ici par l’Enim à l’ouverture du portail.

## Réutilisation des contenus

Les actualités, les réponses aux questions fréquentes et les formulaires peuvent être reproduits à
condition d’en citer la source, la date, et de ne pas en changer le sens. Les images restent la
propriété de leurs auteurs.

## Liens vers d’autres sites

Un lien qui mène ailleurs est annoncé par le nom du site. L’Enim ne répond pas du contenu de ces
sites.

## À lire aussi

- [Données personnelles](/donnees-personnelles)
- [Cookies](/cookies)
- [Accessibilité](/accessibilite)
- [Modalités d’utilisation](/modalites-d-utilisation)
`,
}
