/**
 * The demo employers, all fictional: their SIRENs are the highest ones, which Insee has not given,
 * telephone numbers and towns are of the kind kept for fiction. Whoever tries the portal logs in
 * with `siret` and `code`.
 */
export const accounts = [
  {
    siret: '99999993100002',
    code: '730284',
    name: 'Armement du Vent d’Exemple',
    activity: 'Pêche au large',
    address: '4 quai des Essais\n29999 Port-Exemple',
    service: 'Antenne de Port-Exemple',
    holder: 'Maëlle Fictif',
    email: 'maelle.fictif@vent-exemple.example',
    mobile: '06 39 98 10 21',
  },
  {
    siret: '99999992300009',
    code: '916057',
    name: 'Conchyliculture des Sables Fictifs',
    activity: 'Cultures marines',
    address: '17 chemin de la Marée Imaginaire\n17999 L’Île-Fictive',
    service: 'Antenne de L’Île-Fictive',
    holder: 'Youenn Modèle',
    email: 'youenn.modele@sables-fictifs.example',
    mobile: '06 39 98 32 46',
  },
  {
    siret: '99999991500005',
    code: '548206',
    name: 'Pêcheries de la Baie Imaginaire',
    activity: 'Petite pêche',
    address: '2 cale du Spécimen\n64999 Baie-Imaginaire',
    service: 'Antenne de Baie-Imaginaire',
    holder: 'Inès Spécimen',
    email: 'ines.specimen@baie-imaginaire.example',
    mobile: '06 39 98 57 68',
  },
]

/** Known to Enim, without an account: for whoever tries « Première connexion ». */
export const newcomers = [
  {
    siret: '99999990700002',
    name: 'Armement des Premiers Essais',
    address: '8 rue du Départ Fictif\n35999 Cap-Exemple',
  },
]
