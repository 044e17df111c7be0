import type { APIRoute } from 'astro'
import { answerBlankForm } from '../../features/forms/blank-form.ts'
import { contentTags } from '../../lib/cms.ts'
import { keptPage } from '../../lib/kept-page.ts'

export const GET: APIRoute = async ({ cache, params }) => {
  const response = await answerBlankForm(params.slug ?? '')
  if (!response) return new Response(null, { status: 404 })
  cache.set(keptPage(contentTags.form, contentTags.media))
  return response
}
