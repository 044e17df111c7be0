import type { APIRoute } from 'astro'
import { answerBlankForm } from '../../features/forms/blank-form.ts'
import { contentTags } from '../../lib/cms.ts'
import { keptPage } from '../../lib/kept-page.ts'
import { movedOrMissing } from '../../lib/moved.ts'

export const GET: APIRoute = async ({ cache, params, redirect }) => {
  const response = await answerBlankForm(params.slug ?? '')
  if (!response) return movedOrMissing({ redirect }, 'form', params.slug)
  cache.set(keptPage(contentTags.form, contentTags.media))
  return response
}
