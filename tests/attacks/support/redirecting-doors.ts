import type { Site } from '../../site/support/site.ts'
import { ask, pageHeaders, raw, type Door } from './door.ts'

interface Cookies {
  employer: string
  agent: string
}

/** What forms and addresses commonly call the place to go to next. */
const names = ['next', 'retour', 'redirect', 'url', 'returnTo', 'continue', 'suite', 'dest']

export function redirectingDoors(site: Site, { employer, agent }: Cookies): Door[] {
  const always = 'always' as const
  const sometimes = 'sometimes' as const
  const query = (target: string) => new URLSearchParams(names.map((name) => [name, target]))
  const read = (path: string, headers: Record<string, string> = {}) =>
    ask(site, path, { headers: { ...pageHeaders, ...headers } })
  const post = (path: string, fields: Record<string, string>, cookie: string) => {
    const body = new URLSearchParams(fields)
    return ask(site, path, {
      method: 'POST',
      body,
      headers: { ...pageHeaders, origin: site.url, cookie },
    })
  }
  const named = (target: string) => Object.fromEntries(query(target))

  return [
    {
      name: 'connexion, déjà connecté',
      leads: always,
      open: (target) => read(`/connexion?${String(query(target))}`, { cookie: employer }),
    },
    {
      name: 'connexion, brouillon',
      leads: always,
      open: (target) =>
        read(`/connexion?suite=transmettre&brouillon=${encodeURIComponent(target)}`, {
          cookie: employer,
        }),
    },
    {
      name: 'connexion des agents',
      leads: always,
      open: (target) => read(`/agents/connexion?${String(query(target))}`, { cookie: agent }),
    },
    { name: 'adresse terminée par /', leads: sometimes, open: (target) => raw(site, `${target}/`) },
    {
      name: 'espace, non connecté',
      leads: sometimes,
      open: (target) => raw(site, `/espace/${target}`),
    },
    {
      name: 'agents, non connecté',
      leads: sometimes,
      open: (target) => raw(site, `/agents/${target}`),
    },
    {
      name: 'espace, autre hôte',
      leads: always,
      open: (target) =>
        raw(
          site,
          '/espace/transmettre',
          ...forgedHosts.map((name) => `${name}: ${headerOf(target)}`),
        ),
    },
    {
      name: 'page 1',
      leads: always,
      open: (target) => read(`/actualites/page/1?${String(query(target))}`),
    },
    {
      name: 'page 1 d’un domaine',
      leads: sometimes,
      open: (target) => raw(site, `/actualites/domaine/${target}/page/1`),
    },
    {
      name: 'vérifier',
      leads: sometimes,
      open: (target) => read(`/verifier?reference=${encodeURIComponent(target)}`),
    },
    {
      name: 'vérifier, en minuscules',
      leads: always,
      open: (target) => read(`/verifier/e26-7kqx-m93t?${String(query(target))}`),
    },
    {
      name: 'reçus, page trop loin',
      leads: sometimes,
      open: (target) =>
        read(`/espace/recus?page=999&mots=${encodeURIComponent(target)}&${String(query(target))}`, {
          cookie: employer,
        }),
    },
    {
      name: 'api, non connecté',
      leads: always,
      open: (target) => read(`/api/documents/x/file?${String(query(target))}`),
    },
    {
      name: 'formulaire de l’api, non connecté',
      leads: sometimes,
      open: (target) =>
        raw(
          site,
          `/api/forms/${target}/filled.pdf`,
          'Accept: text/html',
          'Sec-Fetch-Dest: document',
        ),
    },
    {
      name: 'renouveler la session',
      leads: always,
      open: (target) => post('/api/session/renewal', named(target), employer),
    },
    {
      name: 'se déconnecter',
      leads: always,
      open: (target) => post('/api/session/end', named(target), ''),
    },
    {
      name: 'question utile',
      leads: sometimes,
      open: (target) =>
        post(
          `/espace/question?${String(query(target))}`,
          { ...named(target), slug: target, theme: target, recherche: target, helped: target },
          employer,
        ),
    },
    {
      name: 'échéances',
      leads: always,
      open: (target) =>
        post(
          `/espace/echeances?${String(query(target))}`,
          { ...named(target), form: target },
          employer,
        ),
    },
    {
      name: 'accès',
      leads: always,
      open: (target) =>
        post(
          `/espace/parametres/acces?${String(query(target))}`,
          { ...named(target), form: target },
          employer,
        ),
    },
  ]
}

const forgedHosts = [
  'X-Forwarded-Host',
  'X-Forwarded-Proto',
  'Forwarded',
  'X-Original-URL',
  'Referer',
]

/** On one line. */
function headerOf(target: string): string {
  return encodeURI(target).slice(0, 200)
}
