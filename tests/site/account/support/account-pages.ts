import type { FakeCms } from '../../../support/fake-cms.ts'
import { startFakeCms } from '../../support/contents.ts'
import { forget, startSite, type Site } from '../../support/site.ts'
import { reset, startAccountApi, type AccountApi } from './account-api.ts'

export interface Shown {
  status: number
  location: string | null
  html: string
  /** As it is read: no mark-up, single spaces. */
  words: string
}

/** The built site, asked by someone who is logged in; what the api holds and refuses is `api`'s. */
export class AccountPages {
  readonly api: AccountApi
  readonly #site: Site
  readonly #cms: FakeCms

  constructor(api: AccountApi, site: Site, cms: FakeCms) {
    this.api = api
    this.#site = site
    this.#cms = cms
  }

  static async start(): Promise<AccountPages> {
    const [api, cms] = await Promise.all([startAccountApi(), startFakeCms()])
    return new AccountPages(api, await startSite({ cmsUrl: cms.url, apiUrl: api.url }), cms)
  }

  reset(): void {
    reset(this.api)
  }

  async stop(): Promise<void> {
    await this.#site.stop()
    await Promise.all([this.api.stop(), this.#cms.stop(), forget(this.#site)])
  }

  async get(path: string): Promise<Shown> {
    return show(await this.#site.get(path, { cookie: '__Host-session=alize' }))
  }

  /** Posts a form, as the portal's own page does. */
  async post(path: string, fields: Record<string, string> | string): Promise<Shown> {
    const response = await fetch(`${this.#site.url}${path}`, {
      method: 'POST',
      headers: {
        cookie: '__Host-session=alize',
        origin: this.#site.url,
        'sec-fetch-site': 'same-origin',
      },
      body: typeof fields === 'string' ? fields : new URLSearchParams(fields),
      redirect: 'manual',
    })
    return show(response)
  }
}

/** What the page says of a control: its own mark-up, and the error beside it. */
export function control({ html }: Shown, name: string): { markup: string; error: string } {
  const markup = new RegExp(`<(?:input|textarea)[^>]* id="${name}"[^>]*>`).exec(html)?.[0] ?? ''
  const beside = new RegExp(`id="${name}-erreur"[^>]*>.*?data-message>([^<]*)<`).exec(html)
  return { markup, error: decode(beside?.[1] ?? '') }
}

async function show(response: Response): Promise<Shown> {
  const html = (await response.text())
    .replace(/ data-astro-[\w-]+(="[^"]*")?/g, '')
    .replace(/\s+/g, ' ')
  return {
    status: response.status,
    location: response.headers.get('location'),
    html,
    words: decode(html.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' '),
  }
}

function decode(text: string): string {
  return text
    .replace(/&nbsp;|&#160;/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&(?:quot|#34);/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}
