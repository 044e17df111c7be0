import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileState, RequestKind, RequestState } from 'content-types'
import type { Statement } from '../../api/src/platform/database.ts'
import { accountToken, foldWords, serviceToken } from '../../api/src/platform/fold.ts'
import { createId } from '../../api/src/platform/tokens.ts'
import { partOf, recordReceived } from '../../api/src/received/index.ts'
import { addMessage, addPieces } from '../../api/src/threads/index.ts'
import * as z from 'zod'
import type { Person } from './cast.ts'
import type { TestApp } from './test-app.ts'

const themeNames = {
  cotisation: 'Cotisation',
  declaration: 'Déclaration',
  accidents: 'Accidents',
} as const

interface RequestFacts {
  id?: string
  kind?: RequestKind
  theme?: keyof typeof themeNames
  state?: RequestState
  object?: string
  text?: string
  sentAt?: Date
}

export interface StoredRequest {
  id: string
  reference: string
}

let last = 0

/** A request as its deposit leaves it, without the deposit: its rows alone. */
export async function storeRequest(
  portal: TestApp,
  person: Person,
  facts: RequestFacts = {},
): Promise<StoredRequest> {
  const { request, statements } = requestRows(portal, person, facts)
  await portal.deps.database.write(statements)
  return request
}

export function requestRows(
  portal: TestApp,
  person: Person,
  {
    id = createId(),
    kind = 'question',
    theme = 'cotisation',
    state = 'received',
    object = 'Objet',
    text = 'Texte',
    sentAt = portal.clock.now(),
  }: RequestFacts,
): { request: StoredRequest; statements: Statement[] } {
  const accountId = portal.accountOf(person)
  const reference = `E26-T${String(++last).padStart(7, '0')}`.replace(/(.{8})(.{4})/, '$1-$2')
  const name = themeNames[theme]
  return {
    request: { id, reference },
    statements: [
      {
        sql: `INSERT INTO requests (id, reference, account_id, form_key, fingerprint, kind,
                theme_slug, theme_name, service_name, object, text, siret, employer_name, holder,
                email, sent_at, changed_at, state)
              VALUES (?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        args: [
          id,
          reference,
          accountId,
          id,
          kind,
          theme,
          name,
          `Service ${name}`,
          object,
          text,
          person.siret,
          person.name,
          person.holder,
          person.email,
          sentAt,
          sentAt,
          state,
        ],
      },
      {
        sql: 'INSERT INTO request_texts (request_id, scope, words) VALUES (?, ?, ?)',
        args: [
          id,
          `${accountToken(accountId)} ${serviceToken(theme)}`,
          foldWords(`${reference} ${object} ${text}`),
        ],
      },
    ],
  }
}

/** A message of the service, or a note that only agents may read. */
export async function storeMessage(
  portal: TestApp,
  requestId: string,
  {
    kind = 'answer',
    text = 'Voici.',
    agentId,
  }: { kind?: 'answer' | 'note' | 'closed'; text?: string; agentId?: string } = {},
): Promise<string> {
  const id = createId()
  const at = portal.clock.now()
  const author = 'Service Cotisation'
  await portal.deps.database.write(
    addMessage({
      id,
      requestId,
      at,
      kind,
      sender: 'enim',
      author,
      text,
      ...(agentId !== undefined && { agentId }),
    }),
  )
  if (kind === 'answer') await give(portal, requestId, { kind, id, says: 'Réponse' })
  return id
}

export async function askPieces(
  portal: TestApp,
  requestId: string,
  labels: readonly string[],
): Promise<void> {
  const at = portal.clock.now()
  const author = 'Service Cotisation'
  const text = 'Il manque des pièces.'
  const dueOn = '2026-03-20'
  const id = createId()
  await portal.deps.database.write(addPieces({ id, requestId, at, author, text, labels, dueOn }))
  await give(portal, requestId, { kind: 'answer', id, says: 'Pièces demandées' })
}

/** A file of the first sending, or of a message. */
export async function storeFile(
  portal: TestApp,
  person: Person,
  {
    requestId,
    messageId = null,
    name = 'bordereau.pdf',
    content = Buffer.from(name),
    state = 'clean',
  }: {
    requestId: string
    messageId?: string | null
    name?: string
    content?: Buffer
    state?: FileState
  },
): Promise<{ id: string; blobId: string }> {
  const { blobs, clock, database } = portal.deps
  const path = join(portal.folder, createId())
  await writeFile(path, content)
  const sha256 = createHash('sha256').update(content).digest('hex')
  const blobId = await blobs.put({ path, sha256 })
  const id = createId()
  await database.write([
    {
      sql: `INSERT INTO files (id, account_id, form_key, request_id, message_id, name, bytes, sha256,
              blob_id, state, scan_at, received_at, position)
            VALUES (?, ?, 'x', ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
      args: [
        id,
        portal.accountOf(person),
        requestId,
        messageId,
        name,
        content.length,
        sha256,
        blobId,
        state,
        clock.now(),
        clock.now(),
      ],
    },
  ])
  return { id, blobId }
}

/** The service takes it in charge, with its accusé de réception. */
export async function takeInCharge(portal: TestApp, requestId: string): Promise<string> {
  const { deps } = portal
  const id = createId()
  const now = deps.clock.now()
  await deps.database.write([
    {
      sql: `UPDATE requests SET state = 'taken', taken_at = ? WHERE id = ?`,
      args: [now, requestId],
    },
    {
      sql: `INSERT INTO receipts (id, request_id, kind, issued_at, content)
            VALUES (?, ?, 'are', ?, '{}')`,
      args: [id, requestId, now],
    },
  ])
  await give(portal, requestId, { kind: 'receipt', id, says: 'Accusé de réception' })
  return id
}

/** The line of « Ce que j’ai reçu » that is written with it. */
async function give(
  { deps }: TestApp,
  requestId: string,
  { kind, id, says }: { kind: 'answer' | 'receipt'; id: string; says: string },
): Promise<void> {
  const [row] = await deps.database.read(
    'SELECT account_id AS accountId, reference, object, theme_slug AS theme FROM requests WHERE id = ?',
    [requestId],
  )
  const text = z.string()
  const reference = text.parse(row?.['reference'])
  await deps.database.write([
    recordReceived([
      {
        owner: { accountId: text.parse(row?.['accountId']) },
        kind,
        subject: partOf(reference, id),
        themeSlug: text.parse(row?.['theme']),
        label: `${says}\u00a0: ${text.parse(row?.['object'])}`,
        at: deps.clock.now(),
        isNew: true,
      },
    ]),
  ])
}
