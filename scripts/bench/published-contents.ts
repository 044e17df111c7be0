import { once } from 'node:events'
import { createServer } from 'node:http'

type Entry = Record<string, unknown>

const counts = { 'news-articles': 3_600, 'faq-entries': 900, forms: 500 }

export const PUBLISHED = Object.values(counts).reduce((sum, count) => sum + count, 0)

/** Answers as Strapi does for its contents: 5,000 of them, of about 300 words each. */
export async function startPublishedContents(port: number) {
  const contents: Record<string, Entry[] | undefined> = {
    'news-articles': made(counts['news-articles'], newsOf),
    'faq-entries': made(counts['faq-entries'], questionOf),
    forms: made(counts.forms, formOf),
    pages: [],
  }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const entries = contents[pathname.replace('/api/', '')]
    const page = Number(searchParams.get('pagination[page]') ?? 1)
    const size = Number(searchParams.get('pagination[pageSize]') ?? 25)
    const total = entries?.length ?? 0
    response.writeHead(entries ? 200 : 404, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        data: entries?.slice((page - 1) * size, page * size) ?? null,
        meta: { pagination: { page, pageSize: size, pageCount: Math.ceil(total / size), total } },
      }),
    )
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

const facts = { documentId: 'bench', updatedAt: '2026-01-05T08:00:00.000Z' }
const theme = { slug: 'cotisation', name: 'Cotisation' }

function made(count: number, of: (at: number, write: Writer) => Entry): Entry[] {
  const write = createWriter(count)
  return Array.from({ length: count }, (_, at) => of(at, write))
}

function newsOf(at: number, write: Writer): Entry {
  return {
    ...facts,
    slug: `actualite-${at}`,
    title: write(8),
    summary: write(25),
    body: paragraphs(write),
    domains: [theme],
    publicationDate: '2026-02-01T08:00:00.000Z',
    reserved: at % 10 === 0,
  }
}

function questionOf(at: number, write: Writer): Entry {
  const answer = paragraphs(write)
  return { ...facts, slug: `question-${at}`, question: write(10), answer, theme, rank: at }
}

function formOf(at: number, write: Writer): Entry {
  const file = { url: '/x.pdf', name: 'x.pdf', mime: 'application/pdf', size: 12 }
  const words = { title: write(6), description: write(25) }
  return { ...facts, slug: `formulaire-${at}`, ...words, theme, version: '2026-01', file }
}

function paragraphs(write: Writer) {
  return Array.from({ length: 6 }, () => ({
    type: 'paragraph',
    children: [{ type: 'text', text: write(50) }],
  }))
}

type Writer = (words: number) => string

/** Most texts have them, one title in ten each of them. */
const frequent =
  `cotisation marin déclaration employeur navire pêche armement accident trimestre paiement
   attestation contrat salaire arrêt travail virement prélèvement échéance montant bordereau
   maladie maternité retraite pension équipage embarquement capitaine remboursement médecin
   justificatif formulaire bateau conchyliculture plaisance commerce cabotage hélicoptère`.split(
    /\s+/,
  )

/** The same sentences at each run; words are as frequent and as rare as in a natural language. */
function createWriter(seed: number): Writer {
  let state = seed
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
  const pick = () => words[Math.floor(10 * (words.length / 10) ** next()) - 10]
  return (count) => `${Array.from({ length: count }, pick).join(' ')}.`
}

const words = [...frequent, ...madeUp(8_000)]

function madeUp(count: number): string[] {
  const sounds = 'ba ca cha dé fi gou ju lan mé no pra qui ré san té vou'.split(' ')
  const sound = (at: number) => sounds[at % sounds.length] ?? ''
  return Array.from(
    { length: count },
    (_, at) => `${sound(at)}${sound(at >> 4)}${sound(at >> 8)}${sound(at >> 12)}r`,
  )
}
