/** The three themes of the portal. Telephone numbers are of the range kept for fiction. */
export const themes = [
  {
    name: 'Cotisation',
    slug: 'cotisation',
    rank: 1,
    serviceName: 'Service Cotisations des employeurs',
    serviceEmail: 'cotisations@enim.example',
    serviceAddress: 'Enim – Service Cotisations\n1 quai de la Démonstration\n29999 Port-Exemple',
    servicePhone: '02 61 91 00 01',
    silence: 'rejet',
    silenceMonths: 2,
    remedies:
      'Vous pouvez contester la décision devant la commission de recours amiable dans les deux mois qui suivent la notification ou la naissance de la décision implicite (texte d’exemple).',
  },
  {
    name: 'Déclaration',
    slug: 'declaration',
    rank: 2,
    serviceName: 'Service Déclarations et services de mer',
    serviceEmail: 'declarations@enim.example',
    serviceAddress: 'Enim – Service Déclarations\n2 quai de la Démonstration\n29999 Port-Exemple',
    servicePhone: '02 61 91 00 02',
    silence: 'sans objet',
    silenceMonths: 2,
    remedies: null,
  },
  {
    name: 'Accidents',
    slug: 'accidents',
    rank: 3,
    serviceName: 'Service Accidents du travail maritime',
    serviceEmail: 'accidents@enim.example',
    serviceAddress: 'Enim – Service Accidents\n3 quai de la Démonstration\n29999 Port-Exemple',
    servicePhone: '02 61 91 00 03',
    silence: 'accord',
    silenceMonths: 2,
    remedies:
      'Vous pouvez saisir le service du contrôle médical, puis la commission de recours amiable, dans les deux mois qui suivent la notification (texte d’exemple).',
  },
]

export const settings = {
  banner: 'Portail de démonstration : les contenus, les comptes et les montants sont fictifs.',
}
