/** At least `count` ways of writing an address that leads a browser to a site of somebody else's. */
export function makeForeignTargets(count: number): string[] {
  const written = hosts.flatMap((host) =>
    shapes.flatMap((shape) => spellings.map((spell) => spell(shape(host)))),
  )
  const distinct = [...new Set(written)]
  if (distinct.length < count) throw new Error(`Only ${String(distinct.length)} targets`)
  // Spread, so that a short run has some of each shape.
  const step = distinct.length / count
  return Array.from({ length: count }, (_, rank) => distinct[Math.floor(rank * step)] ?? '')
}

const hosts = ['evil.example', 'localhost.evil.example', '2130706434', '[::ffff:7f00:2]']

const shapes: ((host: string) => string)[] = [
  (host) => `https://${host}`,
  (host) => `HTTP://${host}/espace`,
  (host) => `//${host}`,
  (host) => `///${host}`,
  (host) => `////${host}/%2e%2e`,
  (host) => `/\\${host}`,
  (host) => `\\\\${host}`,
  (host) => `\\/${host}`,
  (host) => `/\t/${host}`,
  (host) => `/\n/${host}`,
  (host) => `\u0000//${host}`,
  (host) => `  //${host}`,
  (host) => `https:${host}`,
  (host) => `https:/${host}`,
  (host) => `https:\\\\${host}`,
  (host) => `.${host}`,
  (host) => `@${host}`,
  (host) => `:80@${host}`,
  (host) => `//localhost@${host}`,
  (host) => `//localhost%00@${host}`,
  (host) => `//${host}#@localhost`,
  (host) => `//${host}\\@localhost`,
  (host) => `/.//${host}`,
  (host) => `/..//${host}`,
  (host) => `/%2f${host}`,
  (host) => `/%5c${host}`,
  (host) => `/\uff0f${host}`,
  (host) => `//${host.replaceAll('.', '\u3002')}`,
  (host) => `/espace/..//${host}`,
  (host) => `/espace//${host}`,
  (host) => `/agents/..//${host}`,
  (host) => `/agents/demandes/../..//${host}`,
  (host) => `demandes/../..//${host}`,
  (host) => `demandes/E26-ALZE-0001/../../..//${host}`,
  (host) => `remplir/..//${host}`,
  (host) => `transmettre\r\nLocation: https://${host}`,
  (host) => `transmettre%0d%0aLocation:%20https://${host}`,
  (host) => `E26-7KQX-M93T\r\nRefresh: 0;url=//${host}`,
  (host) => `javascript:location='//${host}'`,
  (host) => `data:text/html,<meta http-equiv=refresh content=0;url=//${host}>`,
  (host) => `?suite=//${host}`,
  (host) => `;//${host}`,
]

const spellings: ((target: string) => string)[] = [
  (target) => target,
  (target) => encodeURIComponent(target),
  (target) => encodeURIComponent(encodeURIComponent(target)),
  (target) => `${target}/`,
  (target) => target.toUpperCase(),
  (target) => target.replaceAll('/', '%2F').replaceAll('\\', '%5C'),
  (target) => `transmettre${target}`,
]
