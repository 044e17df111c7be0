import { refreshDeadlines } from '../../api/src/deadlines/index.ts'
import { refreshFaq } from '../../api/src/faq/index.ts'
import { refreshForms } from '../../api/src/forms/index.ts'
import { refreshThemes } from '../../api/src/themes/index.ts'
import { cmsToken, type FakeCms } from './fake-cms.ts'
import type { TestApp } from './test-app.ts'

export function readFrom(cms: FakeCms, { deps }: TestApp): void {
  Object.assign(deps.settings.cms, { url: cms.url, token: cmsToken })
}

/** Has the api copy what it copies of Strapi, as its jobs do. */
export async function mirrorContents({ deps }: TestApp): Promise<void> {
  for (const refresh of [refreshThemes, refreshFaq, refreshForms, refreshDeadlines]) {
    await refresh(deps)
  }
}
