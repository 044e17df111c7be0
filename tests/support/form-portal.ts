import { fillableFormSchema, type FillableForm } from 'content-types'
import { refreshForms } from '../../api/src/forms/index.ts'
import { makeBlankForm, type BlankForm } from './blank-forms.ts'
import type { Browser } from './browser.ts'
import { cmsToken, FakeCms, type Entry } from './fake-cms.ts'
import { serveTestApp, type ServedApp } from './served-app.ts'

export const slug = 'demande-de-delais'
export const address = `/api/forms/${slug}`

type FormEntry = Entry & { slug?: string; version?: string }

/** The app with Strapi's blank forms: one to begin with. */
export interface FormPortal extends ServedApp {
  cms: FakeCms
  /** Publishes a form, or another version of it, and has the api see it. */
  publish(entry?: FormEntry, blank?: BlankForm | Uint8Array): Promise<void>
  /** The form as this account has it. */
  open(browser: Browser): Promise<FillableForm>
}

export async function openFormPortal(): Promise<FormPortal> {
  const portal = await serveTestApp()
  const cms = new FakeCms({
    'news-articles': [],
    themes: [],
    forms: [],
    'faq-entries': [],
    'answer-templates': [],
    setting: null,
  })
  await cms.start()
  Object.assign(portal.deps.settings.cms, { url: cms.url, token: cmsToken })
  const opened: FormPortal = {
    ...portal,
    cms,
    async publish(entry: FormEntry = {}, blank = {}) {
      const bytes = blank instanceof Uint8Array ? blank : await makeBlankForm(blank)
      const own = formEntry(entry)
      const { url } = own['file'] as { url: string }
      cms.uploads.set(url, { bytes: Buffer.from(bytes), type: 'application/pdf' })
      const others = cms.contents.forms.filter((one) => one['slug'] !== own['slug'])
      cms.contents.forms = [...others, own]
      await refreshForms(portal.deps)
    },
    async open(browser) {
      return fillableFormSchema.parse(await (await browser.get(address)).json())
    },
    async close() {
      await portal.close()
      await cms.stop()
    },
  }
  await opened.publish()
  return opened
}

function formEntry(entry: FormEntry): Entry {
  const { slug: own = slug, version = '2026-01' } = entry
  return {
    documentId: own,
    slug: own,
    title: 'Demande de délais',
    description: 'Pour payer plus tard.',
    version,
    theme: { slug: 'cotisation', name: 'Cotisation' },
    file: { url: `/uploads/${own}-${version}.pdf`, updatedAt: '2026-01-05T00:00:00.000Z' },
    ...entry,
  }
}

/** Right answers to what has to be answered. */
export const rightAnswers = {
  siret: '90000000100017',
  raison_sociale: 'Armement Alizé',
  somme: '1 250,50 €',
  nature: 'Renouvellement',
  certifie: 'oui',
}

export function save(browser: Browser, answers: object, knownAt: string | null = null) {
  return browser.put(`${address}/answers`, { answers, knownAt })
}

export async function savedAtOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { savedAt: string }).savedAt
}
