import type { FakeCms } from '../../../support/fake-cms.ts'
import { startFakeCms } from '../../support/contents.ts'
import { readPage, type Page } from '../../support/page.ts'
import { forget, startSite, type Site } from '../../support/site.ts'
import { reset, startAccountApi, type AccountApi } from './account-api.ts'

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

  async get(path: string): Promise<Page> {
    return readPage(await this.#site.get(path, { cookie: '__Host-session=alize' }))
  }

  /** Posts a form, as the portal's own page does. */
  async post(path: string, fields: Record<string, string> | string): Promise<Page> {
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
    return readPage(response)
  }
}
