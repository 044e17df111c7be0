import * as z from 'zod'
import type { KilledPortal } from '../../faults/killed-portal.ts'
import type { Random } from '../../fixtures/files/random.ts'

export interface Route {
  method: string
  path: string
}

const specSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })

/** Every address of the api, as it describes itself, and those of the forms with files. */
export async function readRoutes({
  url,
  headers,
}: Pick<KilledPortal, 'url' | 'headers'>): Promise<Route[]> {
  const answer = await fetch(`${url}/api/openapi.json`, { headers })
  const { paths } = specSchema.parse(await answer.json())
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  )
  return [...described, { method: 'POST', path: '/api/requests' }]
}

const words = [
  ...[
    '',
    '0',
    '-1',
    '1e309',
    'NaN',
    'null',
    'true',
    '[]',
    '{}',
    "'",
    '"',
    '`',
    '\\',
    '\0',
    '\u202e',
    '\ud800',
  ],
  ...[
    "' OR 1=1 --",
    '{{7*7}}',
    '${7*7}',
    '../../etc/passwd',
    '%00',
    '%',
    '%zz',
    '<script>',
    '\r\nX: y',
  ],
  ...[
    '__proto__',
    'constructor',
    'a'.repeat(5_000),
    '9'.repeat(400),
    '𝕏',
    'é',
    '2026-02-30',
    '99999993100002',
  ],
]

/** One request to one of the routes, wrong in one or several ways; never one that ends the session. */
export function fuzzedRequest(
  random: Random,
  routes: readonly Route[],
  headers: Record<string, string>,
): { path: string; init: RequestInit } {
  const kept = routes.filter(({ path }) => !/session\/end|closure|access\/end/.test(path))
  const route = random.pick(kept)
  const method =
    random.below(12) === 0 ? random.pick(['PUT', 'DELETE', 'PATCH', 'OPTIONS']) : route.method
  const path = route.path.replace(/\{\w+\}/g, () =>
    encodeURIComponent(wellFormed(random.pick(words))),
  )
  const query = random.below(3) === 0 ? `?${queryOf(random)}` : ''
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const type = random.below(6) === 0 ? random.pick(types) : 'application/json'
  return {
    path: `${path}${query}`,
    init: {
      method,
      redirect: 'manual',
      headers: {
        ...headers,
        'x-client-address': addressOf(random),
        ...(hasBody && { 'content-type': type }),
        ...oddHeaders(random),
      },
      ...(hasBody && { body: bodyOf(random) }),
    },
  }
}

const types = [
  'text/plain',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/xml',
  '',
  'application/json; charset=utf-16',
]

const fields = [
  'siret',
  'code',
  'key',
  'kind',
  'theme',
  'text',
  'object',
  'email',
  'token',
  'page',
  'words',
  'from',
  'to',
  'phone',
  'day',
  'slot',
  'role',
  'services',
  'password',
  'knownAt',
  'reference',
  '__proto__',
]

function bodyOf(random: Random): string {
  const whole = JSON.stringify(valueOf(random, 3))
  return random.below(8) === 0 ? whole.slice(0, random.below(whole.length)) : whole
}

function valueOf(random: Random, depth: number): unknown {
  const kind = random.below(depth > 0 ? 7 : 4)
  if (kind === 0) return random.below(2 ** 31) - 2 ** 30
  if (kind === 1) return random.below(2) === 0
  if (kind === 2) return null
  if (kind === 3) return random.pick(words)
  if (kind === 4) return Array.from({ length: random.below(4) }, () => valueOf(random, depth - 1))
  return Object.fromEntries(
    Array.from({ length: 1 + random.below(6) }, () => [
      random.pick(fields),
      valueOf(random, depth - 1),
    ]),
  )
}

function queryOf(random: Random): string {
  return Array.from({ length: 1 + random.below(3) }, () => {
    const value = random.pick(words)
    return `${random.pick(fields)}=${random.below(2) === 0 ? encodeURIComponent(wellFormed(value)) : '%E0%A4%A'}`
  }).join('&')
}

function oddHeaders(random: Random): Record<string, string> {
  if (random.below(10) > 0) return {}
  return random.pick<Record<string, string>>([
    { cookie: `__Host-session=${'x'.repeat(random.below(3_000))}` },
    { 'accept-language': '*'.repeat(2_000) },
    { 'x-forwarded-for': "1.2.3.4, ' OR 1=1" },
    { accept: 'text/html' },
    { range: 'bytes=0-999999999999' },
    { 'if-none-match': '"x"' },
  ])
}

function wellFormed(text: string): string {
  return text.toWellFormed()
}

function addressOf(random: Random): string {
  return `198.51.${String(random.below(256))}.${String(random.below(256))}`
}
