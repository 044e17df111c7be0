import type { APIRoute } from 'astro'
import { apiFor } from '../../../lib/api.ts'

export const GET: APIRoute = async (context) => {
  const answer = await apiFor(context).getReceiptDay(context.params.day ?? '')
  if (!answer.ok) return Response.json(answer.problem, { status: answer.problem.status })
  return new Response(`${JSON.stringify(answer.value, undefined, 2)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
}
