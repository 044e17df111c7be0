import { definitions } from 'content-types'
import type { Portal } from './portal.ts'

/** A content of the demo that an editor changes. */
export interface Edited {
  /** Its address in the panel. */
  path: string
  /** Whether it has a draft, so that it is published apart. */
  isDrafted: boolean
}

/** The editor's token, as the panel gets it. */
export async function signInToCms(portal: Portal): Promise<string> {
  const answer = await call<{ data: { token: string } }>(portal, 'POST', 'admin/login', {
    body: { email: 'redaction@enim.example', password: portal.secrets.CMS_EDITOR_PASSWORD },
  })
  return answer.data.token
}

/** The last content of that kind, as the panel lists them, that is `fitting`. */
export async function findEdited(
  portal: Portal,
  token: string,
  kind: string,
  fitting: Record<string, string> = {},
): Promise<Edited> {
  const path = `content-manager/collection-types/api::${kind}.${kind}`
  const filters = Object.entries(fitting).map(([name, value]) => `filters[${name}][$eq]=${value}`)
  const { results } = await call<{ results: { documentId: string }[] }>(
    portal,
    'GET',
    `${path}?${['pageSize=1', ...filters].join('&')}`,
    { token },
  )
  const [found] = results
  if (!found) throw new Error(`The demo holds no ${kind}.`)
  return { path: `${path}/${found.documentId}`, isDrafted: isDrafted(kind) }
}

function isDrafted(kind: string): boolean {
  const definition = Object.values(definitions).find(({ info }) => info.singularName === kind)
  return definition?.options.draftAndPublish ?? false
}

/** Changes it and publishes it, as the editor's buttons do. */
export async function publishChange(
  portal: Portal,
  token: string,
  { path, isDrafted }: Edited,
  body: object,
): Promise<void> {
  await call(portal, 'PUT', path, { token, body })
  if (isDrafted) await call(portal, 'POST', `${path}/actions/publish`, { token, body: {} })
}

/** Creates an article and publishes it, as the editor's button does. */
export async function publishNews(portal: Portal, token: string, title: string): Promise<void> {
  const themes = await call<{ results: { documentId: string }[] }>(
    portal,
    'GET',
    'content-manager/relations/api::news-article.news-article/domains?pageSize=1',
    { token },
  )
  const paragraph = { type: 'paragraph', children: [{ type: 'text', text: 'Mesure.' }] }
  const domains = { connect: themes.results.map(({ documentId }) => ({ documentId })) }
  const news = 'content-manager/collection-types/api::news-article.news-article'
  await call(portal, 'POST', `${news}/actions/publish`, {
    token,
    body: { title, summary: 'Mesure.', body: [paragraph], domains },
  })
}

/** Tells the site that news changed, as Strapi's webhook does. */
export async function expireNews(portal: Portal): Promise<void> {
  const response = await fetch(`${portal.siteUrl}/webhooks/cms`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-webhook-secret': portal.secrets.CMS_WEBHOOK_SECRET ?? '',
    },
    body: JSON.stringify({ event: 'entry.publish', model: 'news-article', entry: {} }),
  })
  if (!response.ok) throw new Error(`The webhook answered ${response.status}.`)
}

async function call<Answer>(
  portal: Portal,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  { token, body }: { token?: string; body?: object },
): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${portal.cmsPort}/${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: body ? JSON.stringify(body) : undefined,
  })
  if (!response.ok) {
    throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  }
  return (await response.json()) as Answer
}
