import { isDeepStrictEqual } from 'node:util'
import type { Deps } from '../deps.ts'
import { refreshCopy } from '../platform/cms.ts'
import type { Statement } from '../platform/database.ts'
import { fetchForms, type FetchedForm } from './fetch-forms.ts'
import { listBlankForms, replaceForms, type BlankForm } from './form-store.ts'
import { takePdf, type TakenPdf } from './take-pdf.ts'
import { rememberVersion } from './version-store.ts'

/**
 * Copies Strapi's blank forms. Whatever goes wrong, the last good copy stays: all of them when
 * Strapi does not answer, one of them when its file does not come.
 */
export function refreshForms(deps: Deps): Promise<void> {
  return refreshCopy(deps, 'blank forms', async () => {
    const published = await fetchForms(deps)
    const before = await listBlankForms(deps)
    const taken: TakenPdf[] = []
    const forms: BlankForm[] = []
    for (const one of published) {
      const mirrored = await mirror(deps, one, before, taken)
      if (mirrored) forms.push(mirrored)
    }
    if (isDeepStrictEqual(forms, before)) return undefined
    await deps.database.write([...replaceForms(forms), ...versionsOf(forms, taken, deps)])
    return forms.length
  })
}

/** Those whose file came now and can be told from others later. */
function versionsOf(
  forms: readonly BlankForm[],
  taken: readonly TakenPdf[],
  { clock }: Deps,
): Statement[] {
  const now = clock.now()
  return forms.flatMap((form) => {
    const pdf = taken.find(({ sha256 }) => sha256 === form.sha256)
    return pdf?.marks ? [rememberVersion(form, pdf.marks, now)] : []
  })
}

async function mirror(
  deps: Deps,
  { form, url }: FetchedForm,
  before: readonly BlankForm[],
  taken: TakenPdf[],
): Promise<BlankForm | undefined> {
  const known = before.find(({ slug }) => slug === form.slug)
  // Another version of the same file is to be recognised too: it is read again.
  if (known?.media === form.media && known.version === form.version) return { ...known, ...form }
  try {
    const pdf = await takePdf(deps, url)
    taken.push(pdf)
    const { blobId, sha256, fileId, unusable, fields } = pdf
    return { ...form, blobId, sha256, fileId, unusable, fields }
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown'
    deps.log.warn('blank form not taken', { reason: `${form.slug}: ${reason}` })
    return known
  }
}
