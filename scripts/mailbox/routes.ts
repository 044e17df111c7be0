import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Markup } from './html.ts'
import { readAttachment, type Message } from './message.ts'
import { listPage, mailView, messagePage, problemPage } from './pages.ts'
import type { Store } from './store.ts'

export interface Answer {
  status: number
  headers?: Record<string, string>
  body?: string | Buffer
}

type Handler = (store: Store, query: URLSearchParams, ...names: string[]) => Promise<Answer>

/** `to` is a part of a recipient's address; mails come newest first. */
const routes: [method: string, path: RegExp, handler: Handler][] = [
  ['GET', /^\/$/, showList],
  ['GET', /^\/health$/, () => Promise.resolve({ status: 204 })],
  ['GET', /^\/mailbox\.css$/, showStylesheet],
  ['GET', /^\/messages$/, listAsJson],
  ['DELETE', /^\/messages$/, clear],
  ['GET', /^\/messages\/([^/]+)$/, showMessage],
  ['GET', /^\/messages\/([^/]+)\/html$/, showMailHtml],
  ['GET', /^\/messages\/([^/]+)\/source$/, downloadSource],
  ['GET', /^\/messages\/([^/]+)\/attachments\/(\d+)$/, downloadAttachment],
]

export async function answerTo(store: Store, method: string, address: string): Promise<Answer> {
  const url = URL.parse(address, 'http://localhost')
  const found = routes.filter(([, path]) => url && path.test(url.pathname))
  if (!url || found.length === 0) return missing
  const asked = method === 'HEAD' ? 'GET' : method
  const route = found.find(([accepted]) => accepted === asked)
  if (!route) return { status: 405, headers: { allow: found.map(([each]) => each).join(', ') } }
  const [, path, handler] = route
  const [, ...names] = path.exec(url.pathname) ?? []
  return handler(store, url.searchParams, ...names)
}

const pagePolicy =
  "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** Nothing of a mail runs or calls out: the only images are those it carries. */
const mailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"

const stylesheet = readFileSync(join(import.meta.dirname, 'mailbox.css'))

const missing = page(404, problemPage('Page introuvable', 'Ce message ou cette page n’existe pas.'))

export const failure = page(500, problemPage('Erreur', 'La boîte d’essai n’a pas pu répondre.'))

function showList(store: Store, query: URLSearchParams): Promise<Answer> {
  const to = query.get('to')?.trim() ?? ''
  const asked = Number(query.get('page') ?? 1)
  const number = Number.isInteger(asked) && asked > 0 ? asked : 1
  return Promise.resolve(page(200, listPage(store.list(to), to, number)))
}

function showStylesheet(): Promise<Answer> {
  const headers = { 'content-type': 'text/css; charset=utf-8' }
  return Promise.resolve({ status: 200, headers, body: stylesheet })
}

async function listAsJson(store: Store, query: URLSearchParams): Promise<Answer> {
  const messages: Message[] = []
  for (const { id } of store.list(query.get('to') ?? '')) {
    const message = await store.read(id)
    if (message) messages.push(message)
  }
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  return { status: 200, headers, body: JSON.stringify(messages) }
}

async function clear(store: Store): Promise<Answer> {
  await store.clear()
  return { status: 204 }
}

async function showMessage(store: Store, _: URLSearchParams, id = ''): Promise<Answer> {
  const message = await store.read(id)
  return message ? page(200, messagePage(message)) : missing
}

async function showMailHtml(store: Store, _: URLSearchParams, id = ''): Promise<Answer> {
  const message = await store.read(id)
  if (!message?.html) return missing
  return htmlAnswer(200, mailView(message.html), mailPolicy)
}

async function downloadSource(store: Store, _: URLSearchParams, id = ''): Promise<Answer> {
  const raw = await store.readRaw(id)
  return raw ? download(`${id}.eml`, 'message/rfc822', raw) : missing
}

async function downloadAttachment(
  store: Store,
  _: URLSearchParams,
  id = '',
  index = '',
): Promise<Answer> {
  const raw = await store.readRaw(id)
  const attachment = raw && (await readAttachment(raw, Number(index)))
  return attachment ? download(attachment.name, attachment.type, attachment.content) : missing
}

function page(status: number, markup: Markup): Answer {
  return htmlAnswer(status, markup.text, pagePolicy)
}

function htmlAnswer(status: number, body: string, policy: string): Answer {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
  }
  return { status, headers, body }
}

/** The name in RFC 8187 form; a type that is not a plain media type is not repeated. */
function download(name: string, type: string, body: Buffer): Answer {
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  )
  const headers = {
    'content-type': /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encoded}`,
    'content-security-policy': 'sandbox',
  }
  return { status: 200, headers, body }
}
