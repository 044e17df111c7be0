import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Supervisor } from '../start/processes.ts'
import { readEnvironment, root } from '../start/settings.ts'
import { median, type Figure } from './figure.ts'
import { timeGet } from './load.ts'
import type { Portal } from './portal.ts'
import { expireNews } from './publish.ts'

const ROUNDS = 150
const sizes = [
  { news: 60, port: 31_401 },
  { news: 10_060, port: 31_402 },
]

/** What the site's own two questions cost Strapi with 60 news and with 10,060, asked in turn. */
export async function* growth(portal: Portal): AsyncGenerator<Figure> {
  const [list, article] = await questions(portal)
  const stops = await Promise.all(sizes.map((size) => startCms(portal, size)))
  try {
    for (const { name, path } of [
      { name: 'news-list-growth', path: list },
      { name: 'news-article-growth', path: article },
    ]) {
      yield {
        name,
        value: await ratio(portal, path),
        unit: 'x-60-news',
        goal: 1.5,
        sense: 'at most',
      }
    }
  } finally {
    for (const stop of stops) await stop()
  }
}

/** The paths that the site asks of Strapi for its list and for one article. */
async function questions(portal: Portal): Promise<[string, string]> {
  await expireNews(portal)
  portal.cms.reset()
  const page = await (await fetch(`${portal.siteUrl}/actualites`)).text()
  const address = /href="(\/actualites\/(?!page|domaine|rss)[^"/]+)"/.exec(page)?.[1] ?? ''
  await (await fetch(`${portal.siteUrl}${address}`)).arrayBuffer()
  const asked = portal.cms.asked('/api/news-articles')
  const article = asked.find((path) => decodeURIComponent(path).includes('[slug][$eq]='))
  const list = asked.find((path) => path !== article)
  if (!list || !article) throw new Error('The site asked nothing of Strapi.')
  return [list, article]
}

async function startCms(
  portal: Portal,
  { news, port }: (typeof sizes)[number],
): Promise<() => Promise<void>> {
  const data = join(portal.data, `cms-${news}`)
  copyWithNews(join(portal.data, 'cms', 'data.db'), data, news)
  const environment = {
    ...readEnvironment({ ...process.env, PORTAL_DATA_DIR: portal.data }),
    CMS_PORT: String(port),
    CMS_DATA_DIR: data,
  }
  const supervisor = new Supervisor(environment, join(data, 'logs'), (refusal) => {
    throw refusal
  })
  await supervisor.start({
    name: `cms-${news}`,
    args: ['--max-old-space-size=256', 'dist/src/main.js'],
    cwd: join(root, 'cms'),
    health: `http://127.0.0.1:${port}/_health`,
  })
  return () => supervisor.stop()
}

/** A copy of Strapi's database with as many news, the added ones older than those it has. */
function copyWithNews(source: string, folder: string, news: number): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const target = join(folder, 'data.db')
  const original = new DatabaseSync(source)
  original.exec(`VACUUM INTO '${target}'`)
  original.close()
  const copy = new DatabaseSync(target)
  copy.exec(`
    CREATE TEMP TABLE model AS SELECT * FROM news_articles
      WHERE published_at IS NOT NULL AND NOT reserved ORDER BY id LIMIT 1;
    CREATE TEMP TABLE added AS
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n
        WHERE i < ${news} - (SELECT count(*) FROM news_articles WHERE published_at IS NOT NULL))
      SELECT (SELECT max(id) FROM news_articles) + i AS id, i FROM n;
    INSERT INTO news_articles (id, document_id, title, slug, summary, body, publication_date,
        reserved, created_at, updated_at, published_at, locale)
      SELECT added.id, 'bench' || i, title || ' ' || i, slug || '-' || i, summary, body,
        publication_date - i * 3600000, 0, created_at, updated_at, published_at, locale
      FROM added, model;
    INSERT INTO news_articles_domains_lnk (news_article_id, theme_id, theme_ord)
      SELECT added.id, (SELECT id FROM themes ORDER BY id LIMIT 1), 1 FROM added;`)
  copy.close()
}

async function ratio(portal: Portal, path: string): Promise<number> {
  const headers = { authorization: `Bearer ${portal.secrets.CMS_TOKEN ?? ''}` }
  const times = new Map<number, number[]>(sizes.map(({ news }) => [news, []]))
  for (let round = -20; round < ROUNDS; round++) {
    for (const { news, port } of sizes) {
      const ms = await timeGet(`http://127.0.0.1:${port}${path}`, { headers })
      if (round >= 0) times.get(news)?.push(ms)
    }
  }
  const [few = [], many = []] = sizes.map(({ news }) => times.get(news))
  return median(many) / median(few)
}
