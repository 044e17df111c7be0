import type { Portal } from './portal.ts'

const news = 'content-manager/collection-types/api::news-article.news-article'

/** The editor's token, as the panel gets it. */
export async function signInToCms(portal: Portal): Promise<string> {
  const answer = await call<{ data: { token: string } }>(portal, 'admin/login', {
    body: { email: 'redaction@enim.example', password: portal.secrets.CMS_EDITOR_PASSWORD },
  })
  return answer.data.token
}

/** Creates an article and publishes it, as the editor's button does. */
export async function publishNews(portal: Portal, token: string, title: string): Promise<void> {
  const themes = await call<{ results: { documentId: string }[] }>(
    portal,
    'content-manager/relations/api::news-article.news-article/domains?pageSize=1',
    { token },
  )
  const paragraph = { type: 'paragraph', children: [{ type: 'text', text: 'Mesure.' }] }
  const domains = { connect: themes.results.map(({ documentId }) => ({ documentId })) }
  await call(portal, `${news}/actions/publish`, {
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
  path: string,
  { token, body }: { token?: string; body?: object },
): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${portal.cmsPort}/${path}`, {
    method: body ? 'POST' : 'GET',
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
