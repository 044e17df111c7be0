import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { matchOf, serviceToken } from '../platform/fold.ts'
import { MOST_COUNTED, type Place } from './queue-store.ts'
import type { Scope } from './view-store.ts'

const placeSchema = z.object({ row: z.number(), sentAt: z.number() })

/** Newest first, whatever their state. */
export async function searchPlaces(deps: Deps, scope: Scope, words: string): Promise<Place[]> {
  const reference = referenceOf(words)
  if (reference !== undefined) return listByReference(deps, scope, reference)
  const digits = words.replace(/\s/g, '')
  if (/^\d{14}$/.test(digits)) return listBySiret(deps, scope, digits)
  return listByWords(deps, scope, words)
}

/** « E26-7KQX-M93T », also typed « e26 7kqx m93t », with the letters that are misread. */
export function referenceOf(words: string): string | undefined {
  const plain = words.toUpperCase().replace(/[^0-9A-Z]/g, '')
  const [, year, letters] = /^E(\d\d)([0-9A-Z]{8})$/.exec(plain) ?? []
  if (year === undefined || letters === undefined) return undefined
  const read = letters.replaceAll('O', '0').replace(/[IL]/g, '1')
  return `E${year}-${read.slice(0, 4)}-${read.slice(4)}`
}

async function listByReference(
  { database }: Deps,
  scope: Scope,
  reference: string,
): Promise<Place[]> {
  const rows = await database.read(
    `SELECT rowid AS row, sent_at AS sentAt FROM requests WHERE reference = ? AND ${inScopeSql}`,
    [reference, ...inScope(scope)],
  )
  return z.array(placeSchema).parse(rows)
}

async function listBySiret({ database }: Deps, scope: Scope, siret: string): Promise<Place[]> {
  const rows = await database.read(
    `SELECT rowid AS row, sent_at AS sentAt FROM requests INDEXED BY requests_by_siret
     WHERE siret = ? AND ${inScopeSql} ORDER BY sent_at DESC, id LIMIT ?`,
    [siret, ...inScope(scope), MOST_COUNTED],
  )
  return z.array(placeSchema).parse(rows)
}

/** The words are looked for in the latest ones; the services are words of the index too. */
async function listByWords({ database }: Deps, scope: Scope, words: string): Promise<Place[]> {
  const match = matchOf(words)
  if (match === undefined || scope.services.length === 0) return []
  const services = scope.services.map((slug) => `"${serviceToken(slug)}"`)
  const rows = await database.read(
    `SELECT r.rowid AS row, r.sent_at AS sentAt
     FROM (SELECT request_id FROM request_words WHERE request_words MATCH ?
           ORDER BY rowid DESC LIMIT ?) AS found
     CROSS JOIN requests r ON r.id = found.request_id
     WHERE ${inScopeSql}`,
    [
      `{scope} : (${services.join(' OR ')}) AND {words} : (${match})`,
      MOST_COUNTED,
      ...inScope(scope),
    ],
  )
  const places = z.array(placeSchema).parse(rows)
  return places.sort((one, other) => other.sentAt - one.sentAt || one.row - other.row)
}

const inScopeSql = `theme_slug IN (SELECT value FROM json_each(?))
  AND kind IN (SELECT value FROM json_each(?))`

function inScope({ services, kinds }: Scope): string[] {
  return [JSON.stringify(services), JSON.stringify(kinds)]
}
