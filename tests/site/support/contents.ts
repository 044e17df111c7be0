import { FakeCms, type Entry } from '../../support/fake-cms.ts'

export const themes: Entry[] = [
  makeTheme('cotisation', 'Cotisation', 1),
  makeTheme('declaration', 'Déclaration', 2),
  makeTheme('accidents', 'Accidents', 3),
]

export function makeTheme(slug: string, name: string, rank: number): Entry {
  return {
    id: rank,
    documentId: `theme-${slug}`,
    updatedAt: '2026-01-05T08:00:00.000Z',
    slug,
    name,
    rank,
    serviceName: `Service ${name}`,
    serviceEmail: `${slug}@enim.example`,
    serviceAddress: '1 quai des Essais\n29000 Port-Fictif',
    servicePhone: '02 00 00 00 00',
    silence: 'sans objet',
    silenceMonths: 2,
    remedies: null,
  }
}

let made = 0

/** An article that parses, with what a test wants different. */
export function makeNews(wanted: Entry & { slug: string }): Entry {
  made += 1
  return {
    id: made,
    documentId: `news-${wanted.slug}`,
    updatedAt: '2026-03-02T08:00:00.000Z',
    title: `Titre de ${wanted.slug}`,
    summary: `Résumé de ${wanted.slug}.`,
    domains: [{ slug: 'cotisation', name: 'Cotisation' }],
    body: [{ type: 'paragraph', children: [{ type: 'text', text: `Texte de ${wanted.slug}.` }] }],
    picture: null,
    publicationDate: `2026-03-${String(1 + (made % 28)).padStart(2, '0')}T08:00:00.000Z`,
    reserved: false,
    ...wanted,
  }
}

export function makeFaqEntry(slug: string, question: string, theme: string): Entry {
  return {
    documentId: `faq-${slug}`,
    updatedAt: '2026-01-05T08:00:00.000Z',
    slug,
    question,
    answer: [{ type: 'paragraph', children: [{ type: 'text', text: `Réponse de ${slug}.` }] }],
    theme: { slug: theme, name: theme },
    rank: 1,
  }
}

export const setting: Entry = {
  documentId: 'setting',
  updatedAt: '2026-01-05T08:00:00.000Z',
  helpPhone: '0 811 701 703',
  helpTariff: 'Service 0,06 € / min + prix appel',
  firstOpenDay: 'lundi',
  lastOpenDay: 'vendredi',
  opensAt: '09:00',
  closesAt: '17:00',
  banner: null,
}

export const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')

/** A Strapi with three themes, 25 articles, one of them reserved, and a blank form. */
export async function startFakeCms(): Promise<FakeCms> {
  const cms = new FakeCms({
    'news-articles': [
      ...Array.from({ length: 24 }, (_, rank) => makeNews({ slug: `actualite-${rank + 1}` })),
      makeNews({ slug: 'pour-les-employeurs', title: 'Réservé aux employeurs', reserved: true }),
    ],
    themes,
    forms: [
      {
        id: 1,
        documentId: 'form-1',
        updatedAt: '2026-01-05T08:00:00.000Z',
        title: 'Déclaration d’accident « à bord »',
        slug: 'declaration-d-accident',
        description: 'À remplir après un accident.',
        theme: { slug: 'accidents', name: 'Accidents' },
        version: '2026-01',
        replaces: 'Déclaration d’accident, version 2025-06',
        file: {
          url: '/uploads/declaration_1a2b3c.pdf',
          name: 'declaration.pdf',
          mime: 'application/pdf',
          size: 0.1,
        },
      },
    ],
    'faq-entries': [
      makeFaqEntry('delai-de-declaration', 'Sous quel délai déclarer un accident ?', 'accidents'),
      makeFaqEntry('moyens-de-paiement', 'Comment payer mes cotisations ?', 'cotisation'),
      makeFaqEntry('echeancier', 'Puis-je payer en plusieurs fois ?', 'cotisation'),
    ],
    'answer-templates': [],
    redirects: [],
    pages: [],
    setting,
  })
  cms.uploads.set('/uploads/declaration_1a2b3c.pdf', { bytes: pdf, type: 'application/pdf' })
  await cms.start()
  return cms
}
