import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { request } from 'node:http'
import type { Figure } from './figure.ts'
import type { Portal } from './portal.ts'
import { apiDoor, demoAccount, signIn } from './sign-in.ts'

interface Resource {
  /** Bytes as they travel. */
  sent: number
  type: string
  text: string
}

/** What the first load of `Mes services` weighs, everything that the page names included. */
export async function* pageWeight(portal: Portal): AsyncGenerator<Figure> {
  const cookie = await signIn(apiDoor(portal), demoAccount(portal))
  const seen = new Map<string, Resource>()
  const visit = async (path: string): Promise<void> => {
    if (seen.has(path)) return
    const resource = await load(`${portal.siteUrl}${path}`, cookie)
    seen.set(path, resource)
    for (const next of namedIn(resource, path)) await visit(next)
  }
  await visit('/espace')
  const kilobytes = (resources: Resource[]) =>
    resources.reduce((sum, { sent }) => sum + sent, 0) / 1_000
  const all = [...seen.values()]
  const scripts = all.filter(({ type }) => type.includes('javascript'))
  yield { name: 'mes-services', value: kilobytes(all), unit: 'kB', goal: 60, sense: 'at most' }
  yield {
    name: 'mes-services-script',
    value: kilobytes(scripts),
    unit: 'kB',
    goal: 12,
    sense: 'at most',
  }
}

function load(url: string, cookie: string): Promise<Resource> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { cookie, 'accept-encoding': 'br, gzip' } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        if (response.statusCode !== 200) {
          reject(new Error(`${url} answered ${response.statusCode ?? 0}.`))
          return
        }
        const body = Buffer.concat(chunks)
        const type = response.headers['content-type'] ?? ''
        resolve({
          sent: body.length,
          type,
          text: decode(body, response.headers['content-encoding']),
        })
      })
    })
      .on('error', reject)
      .end()
  })
}

function decode(body: Buffer, encoding = ''): string {
  if (encoding === 'br') return brotliDecompressSync(body).toString()
  if (encoding === 'gzip') return gunzipSync(body).toString()
  return body.toString()
}

/** What a browser fetches of its own accord: styles, scripts, fonts, pictures. */
function namedIn({ type, text }: Resource, path: string): string[] {
  const patterns: RegExp[] = []
  if (type.includes('html')) {
    patterns.push(/<link\b[^>]*rel="(?:stylesheet|icon|preload|modulepreload)"[^>]*href="([^"]+)"/g)
    patterns.push(/<link\b[^>]*href="([^"]+)"[^>]*rel="(?:stylesheet|icon|preload|modulepreload)"/g)
    patterns.push(/<(?:script|img)\b[^>]*\ssrc="([^"]+)"/g)
  } else if (type.includes('css')) patterns.push(/url\(["']?([^"')]+)["']?\)/g)
  else if (type.includes('javascript')) patterns.push(/(?:import|from)\s*"(\.[^"]+)"/g)
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))
    .filter((address) => address !== '' && !address.startsWith('data:'))
    .map((address) => new URL(address, `http://localhost${path}`).pathname)
}
