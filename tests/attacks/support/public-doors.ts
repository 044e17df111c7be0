import type { FakeCms } from '../../support/fake-cms.ts'
import type { Site } from '../../site/support/site.ts'
import { ask, pageHeaders, raw, type Door } from './door.ts'

/** Those of what anybody reads; Strapi holds each target as the new address of a content. */
export function publicDoors(site: Site, cms: FakeCms): Door[] {
  const moved = (cms.contents.redirects ??= [])
  const read = (path: string) => ask(site, path, { headers: pageHeaders })
  const leave = (path: string) => (target: string) =>
    read(`${path}?cle=${encodeURIComponent(target)}`)
  return [
    ...kinds.map(({ kind, addressOf }): Door => ({
      name: `adresse remplacée, ${kind}`,
      leads: 'sometimes',
      open(to) {
        const from = `ancienne-${kind}-${String(moved.length)}`
        moved.push({ documentId: from, updatedAt: '2026-01-05T08:00:00.000Z', kind, from, to })
        return read(addressOf(from))
      },
    })),
    {
      name: 'se désabonner, à la lettre',
      leads: 'always',
      open: leave('/api/subscriptions/leave'),
    },
    { name: 'se désabonner, la page', leads: 'sometimes', open: leave('/actu/desinscription') },
    {
      name: 'recherche',
      leads: 'sometimes',
      open: (target) => raw(site, `/recherche?q=${target}`),
    },
    { name: 'aperçu', leads: 'sometimes', open: (target) => raw(site, `/apercu/page/${target}`) },
    {
      name: 'réponse utile',
      leads: 'sometimes',
      open: (target) =>
        ask(site, `/api/questions/${encodeURIComponent(target)}/helped`, {
          method: 'POST',
          body: new URLSearchParams({ retour: target, next: target }),
          headers: { ...pageHeaders, origin: site.url },
        }),
    },
  ]
}

const kinds = [
  { kind: 'news', addressOf: (slug: string) => `/actualites/${slug}` },
  { kind: 'faq', addressOf: (slug: string) => `/questions/${slug}` },
  { kind: 'form', addressOf: (slug: string) => `/formulaires/${slug}.pdf` },
]
