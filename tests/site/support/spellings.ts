export const canonicalAddresses = [
  '/',
  '/actualites',
  '/actualites/page/2',
  '/actualites/domaine/cotisation/page/12',
  '/actualites/rss.xml',
  '/actualites/nouveau-taux-de-cotisation-2026',
  '/formulaires/declaration-d-accident.pdf',
  '/images/quai_1a2b3c.png',
  '/espace',
  '/espace/demandes/2026-ABC-123?recu=1',
  '/espace/obtenir/accidents?page=2',
  '/api/documents/V1StGXR8_Z5jdHi6B-myT/file',
  '/_astro/_slug_.D5qn4mEb.css',
  '/.well-known/security.txt',
]

/** Ways in which a request may spell a path so that some parser takes it for `path`. */
export function spellings(path: string): string[] {
  const letters = Array.from(path).flatMap((letter, at) =>
    encodings(letter).map((encoded) => path.slice(0, at) + encoded + path.slice(at + 1)),
  )
  const [, first = '', second = ''] = path.split('/')
  const endings = [
    ...['/', '//', '/.', '/./', '/..', '/../demandes', ';', ';a=b', '%00', '%0a', '%0d%0a', '%20'],
    ...['%09', '%23', '%3f', '%2f', '%5c', '\\', '\\..', '#', '#a', '%', '%2', '%zz', '%c0%af'],
    ...['.css%00', '%00.css', '%0a.css', ';.css', '%3b.css', '%2e', '%2e%2e', '%ff', '\u0000'],
  ].map((ending) => path + ending)
  const beginnings = [
    ...['/', '//', '///', '/./', '/../', '/x/../', '/x/..;/', '/;/', '/%2f', '/%5c', '\\', '/\\'],
    ...['/%2e/', '/%2e%2e/', '/x/%2e%2e/', '/.%2e/', 'http://portail.example', 'x', '', '*', '?'],
    ...[
      '/%20',
      '/%00',
      '/%09',
      '/%0a',
      '/%0d%0a',
      '/+',
      '/~/',
      '/%e2%80%8b',
      '/%ef%bc%8f',
      '/actualites/..',
      '/actualites%2f..',
    ],
    ...['/actualites/../', '/actualites//../', '/actualites\\..\\', '@portail.example', '//x@y'],
  ].map((beginning) => `${beginning}${path.slice(1)}`)
  const middles = [
    ...['//', '/./', '/x/../', '\\', '/\\', '%2f', '%5c', ';/', '/;/', '/;a=b/', '%00/', '/%00'],
    ...['/%2e/', '/%2e%2e/espace/', '%252f', '%c0%af', '%e2%81%84', '%ef%bc%8f', '／', '∕', '/ /'],
  ].map((middle) => `/${first}${middle}${second}`)
  const deep = Array.from({ length: 15 }, (_, depth) => `/${deepEncoded(first, depth)}/${second}`)
  const cases = [path.toUpperCase(), `/E${path.slice(2)}`, `/${first}/D${second.slice(1)}`]
  const all = new Set([...letters, ...endings, ...beginnings, ...middles, ...deep, ...cases])
  all.delete(path)
  return [...all]
}

function encodings(letter: string): string[] {
  const code = letter.charCodeAt(0).toString(16).padStart(2, '0')
  return [`%${code}`, `%25${code}`, `%2525${code}`, `%u00${code}`, `\\x${code}`, `&#x${code};`]
}

/** Its first letter escaped, and the escape escaped again, `depth` times. */
function deepEncoded(word: string, depth: number): string {
  const code = word.charCodeAt(0).toString(16)
  return `%${'25'.repeat(depth)}${code}${word.slice(1)}`
}
